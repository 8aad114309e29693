import { describe, expect, test } from "vitest";
import { extensionOrigin, postToken, testApp } from "./support/test-app.ts";

const firefoxOrigin = "moz-extension://0b7f1a52-2f0e-4f7a-9a51-5f6f8d1c2b3a";

describe("CORS", () => {
  test.each([extensionOrigin, firefoxOrigin, "https://team.example"])(
    "lets %s read the answer",
    async (origin) => {
      const response = await postToken(testApp(), {}, { Origin: origin });
      expect(response.status).toBe(200);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(origin);
      expect(response.headers.get("Vary")).toContain("Origin");
    },
  );

  test("answers an extension's preflight for JSON and the device header", async () => {
    const response = await (await testApp()).request("/token", {
      method: "OPTIONS",
      headers: {
        Origin: extensionOrigin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,pingroom-device",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Headers")?.toLowerCase()).toContain("pingroom-device");
  });

  test.each([
    "https://evil.example",
    "https://team.example.evil.example",
    "http://team.example",
    "chrome-extension://not-an-id",
    `${extensionOrigin}.evil.example`,
    "null",
  ])("refuses %s before anything is done for it", async (origin) => {
    const response = await postToken(testApp(), {}, { Origin: origin });
    expect(response.status).toBe(403);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(await response.json()).toMatchObject({ error: { code: "origin_not_allowed" } });
  });

  test("lets an extension that was redirected here read that it is refused, and so where it is", async () => {
    const response = await (await testApp()).request("/health", { headers: { Origin: "null" } });
    expect(response.status).toBe(403);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("null");
    expect(await response.json()).toMatchObject({ error: { code: "origin_not_allowed" } });
  });

  test("lets an extension that may not read the answer learn at /health that there is one, and nowhere else", async () => {
    const policyOf = async (path: string) =>
      (await (await testApp()).request(path)).headers.get("Cross-Origin-Resource-Policy");
    expect(await policyOf("/health")).toBe("cross-origin");
    expect(await policyOf("/access")).toBe("same-origin");
  });

  test("never answers with a star", async () => {
    for (const path of ["/", "/health", "/token", "/nothing"]) {
      const response = await (await testApp()).request(path, { headers: { Origin: extensionOrigin } });
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe(extensionOrigin);
    }
  });
});

describe("every answer", () => {
  test("binds browsers to https where people come by https, and no other domain", async () => {
    const { headers } = await (await testApp()).request("/health");
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=15552000");
    const plain = await (await testApp({ publicUrl: new URL("http://ping.example") })).request("/health");
    expect(plain.headers.get("Strict-Transport-Security")).toBeNull();
  });

  test.each(["/", "/health", "/nothing"])(
    "of %s carries the security headers and a request id",
    async (path) => {
      const { headers } = await (await testApp()).request(path);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'/);
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("X-Request-Id")).toMatch(/^[\w-]{10,}$/);
    },
  );
});
