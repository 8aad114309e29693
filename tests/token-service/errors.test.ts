import { describe, expect, test } from "vitest";
import type { RoomEngine } from "../../token-service/engines/room-engine.ts";
import { recordedLog } from "./support/quiet-log.ts";
import { extensionOrigin, postToken, testApp } from "./support/test-app.ts";

const error = (code: string) => ({ error: { code, message: expect.stringMatching(/^[A-Z"].+[.;]$/) } });

describe("every error is JSON with a code and a sentence", () => {
  test.each([
    ["malformed JSON", { body: "{" }, 400, "malformed_json"],
    ["a body that is no object", { body: "[]" }, 400, "invalid_request"],
    ["a name that is no string", { body: '{"name":1}' }, 400, "invalid_request"],
    ["an empty name", { body: '{"name":"  "}' }, 400, "invalid_request"],
    ["a name of 41 characters", { body: JSON.stringify({ name: "a".repeat(41) }) }, 400, "invalid_request"],
    [
      "a name with a control character",
      { body: JSON.stringify({ name: "A\u0007na" }) },
      400,
      "invalid_request",
    ],
    [
      "a name with a direction override",
      { body: JSON.stringify({ name: "A\u202ena" }) },
      400,
      "invalid_request",
    ],
    ["a room with a slash", { body: '{"room":"../ops"}' }, 400, "invalid_request"],
    ["a room that is null", { body: '{"room":null}' }, 400, "invalid_request"],
    ["an oversized body", { body: JSON.stringify({ name: "a".repeat(20_000) }) }, 413, "body_too_large"],
    [
      "a form",
      { body: "name=Ana", headers: { "Content-Type": "text/plain" } },
      415,
      "unsupported_media_type",
    ],
    [
      "a device header of the wrong shape",
      { body: "{}", headers: { "Pingroom-Device": "short" } },
      400,
      "invalid_request",
    ],
  ])(
    "%s",
    async (_what, { body, headers }: { body: string; headers?: Record<string, string> }, status, code) => {
      const response = await postToken(testApp(), body, headers);
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(error(code));
    },
  );

  test("an unknown route", async () => {
    const response = await (await testApp()).request("/nothing/here");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(error("not_found"));
  });

  test("a wrong method, with the right ones in Allow", async () => {
    const response = await (await testApp()).request("/token", { headers: { Origin: extensionOrigin } });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("POST");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(extensionOrigin);
    expect(await response.json()).toEqual(error("method_not_allowed"));
  });

  test("a wrong method on a path that needs a caller is not mistaken for a missing one", async () => {
    expect((await (await testApp({ allowGuests: false })).request("/token")).status).toBe(405);
  });

  test("a fault of our own, whose cause goes to the log and not to the caller", async () => {
    const { log, written } = recordedLog();
    const engine = {
      name: "twilio",
      connectOptions: { insights: false },
      mintToken: () => {
        throw new Error("the signing went wrong");
      },
    } as unknown as RoomEngine;
    const response = await postToken(testApp({ engine, log }), {});
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual(error("internal_error"));
    expect(written()).toContain("the signing went wrong");
  });
});

describe("guests", () => {
  test("get no token unless the admin allowed it", async () => {
    const response = await postToken(testApp({ allowGuests: false }), { name: "Ana" });
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toMatch(/^Device /);
    expect(await response.json()).toEqual(error("guests_not_allowed"));
  });

  test("may send no body at all, as they have nothing to say", async () => {
    expect((await (await testApp()).request("/token", { method: "POST" })).status).toBe(200);
  });

  test("cannot choose their identity, expiry or grants in the body", async () => {
    const response = await postToken(testApp(), {
      name: "Ana",
      identity: "Bo.maaaaaaaaa.aaaaaaaa",
      ttl: 999_999,
      __proto__: { room: "ops" },
      grants: { video: {} },
    });
    expect(await response.json()).toMatchObject({
      identity: expect.stringMatching(/^Ana\./),
      room: "ping-room",
    });
  });
});
