import { Hono } from "hono";
import { expect, test } from "vitest";
import { version } from "../../package.json" with { type: "json" };
import { homePage } from "../../token-service/http/pages/home-page.ts";
import type { SignIn } from "../../token-service/sign-in/sign-in.ts";
import { testApp } from "./support/test-app.ts";

test("the health check says that the service is up, in which version, with which engine, and what time it is there", async () => {
  const before = Date.now();
  const response = await (await testApp()).request("/health");
  expect(response.status).toBe(200);
  const { serverTime, ...said } = (await response.json()) as { serverTime: string };
  expect(said).toEqual({ status: "ok", engine: "twilio", version });
  expect(Date.parse(serverTime)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(serverTime)).toBeLessThanOrEqual(Date.now());
});

test("the home page says what this is, which engine runs and how to load the extension", async () => {
  const response = await (await testApp()).request("/");
  const page = await response.text();
  expect(response.headers.get("Content-Type")).toMatch(/^text\/html/);
  expect(page).toContain("Pingroom token service");
  expect(page).toContain("Twilio’s cloud");
  expect(page).toContain("Load unpacked");
  expect(page).toContain("<code>https://ping.example</code>");
});

test("the home page says how somebody new comes in", async () => {
  const description = { label: "Example", authorizationEndpoint: "", clientId: "", scope: "" };
  const verify = () => Promise.reject(new Error("not asked"));
  const tellsOf = async (allowGuests: boolean, describe?: SignIn["describe"]) => {
    const page = new Hono().get(
      homePage({
        engine: "embedded",
        publicUrl: new URL("https://ping.example"),
        allowGuests,
        signIn: describe && { describe, verify },
      }),
    );
    return (await page.request("/")).text();
  };
  expect(await tellsOf(true)).toContain("enter the address");
  expect(await tellsOf(false)).toContain("Ask your admin for an invite");
  expect(await tellsOf(false, async () => description)).toContain("sign in with Example");
  expect(await tellsOf(false, () => Promise.reject(new Error("gone")))).toContain("Ask your admin");
});

test("the home page's one style is the one that its content security policy lets in", async () => {
  const response = await (await testApp()).request("/");
  const nonce = /<style nonce="([^"]+)">/.exec(await response.text())?.[1];
  expect(response.headers.get("Content-Security-Policy")).toContain(`'nonce-${nonce}'`);
});

test("the service's address comes from its settings and not from the Host header", async () => {
  const page = await (await (await testApp()).request("/", { headers: { Host: "evil.example" } })).text();
  expect(page).not.toContain("evil.example");
});
