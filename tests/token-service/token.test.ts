import { decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { runningService } from "./support/running-service.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { postToken, signingKey, testApp } from "./support/test-app.ts";
import { testEngine } from "./support/test-engine.ts";

const answerTo = async (body: unknown, headers?: Record<string, string>, app = testApp()) => {
  const response = await postToken(app, body, headers);
  expect(response.status).toBe(200);
  return response.json();
};

describe("an access token", () => {
  test("has the header and claims that Twilio documents, signed with the API key's secret", async () => {
    const { token, identity } = await answerTo({ name: "Ana", room: "ops" });
    expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" });
    const { payload } = await jwtVerify(token, new TextEncoder().encode(signingKey.keySecret));
    expect(payload).toEqual({
      jti: `${signingKey.keySid}-${payload.iat}`,
      iss: signingKey.keySid,
      sub: signingKey.accountSid,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 14_400,
      grants: { identity, video: { room: expect.stringMatching(/^ops-[0-9a-f]{32}$/) } },
    });
  });

  test("opens ping-room and no other when no room is asked for", async () => {
    const { token, room } = await answerTo({ name: "Ana" });
    expect(room).toBe("ping-room");
    expect(decodeJwt(token)).toMatchObject({
      grants: { video: { room: expect.stringMatching(/^ping-room-[0-9a-f]{32}$/) } },
    });
  });

  test("lasts as long as TOKEN_TTL says, and expiresAt says when that is over", async () => {
    const engine = testEngine({}, { tokenTtl: 900 });
    const { token, expiresAt } = await answerTo({}, {}, testApp({ engine }));
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(900);
    expect(Math.abs(Date.parse(expiresAt) / 1000 - exp)).toBeLessThanOrEqual(1);
    expect(Date.parse(expiresAt) / 1000).toBeLessThanOrEqual(exp);
  });
});

test("limits are told as durations too: a token's, and Twilio's for one stay", async () => {
  const engine = testEngine({}, { tokenTtl: 900 });
  expect(await answerTo({}, {}, testApp({ engine }))).toMatchObject({
    expiresInSeconds: 900,
    maxStaySeconds: 14_400,
  });
});

test("the answer names the engine, and no usage where nothing is counted", async () => {
  const { url } = await runningService({ dataDir: await temporaryFolder() });
  const answer = await (await fetch(`${url}/token`, { method: "POST" })).json();
  expect(answer).toMatchObject({ engine: "embedded" });
  expect(answer).not.toHaveProperty("usage");
  expect(answer).not.toHaveProperty("maxStaySeconds");
});

describe("an identity", () => {
  test("carries a pleasant random name when none is given", async () => {
    const { identity } = await answerTo({});
    expect(identity).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+\.g[a-z2-7]{9}\.[a-z2-7]{8}$/);
  });

  test("differs between two devices of one name", async () => {
    const app = testApp();
    const [first, second] = await Promise.all([
      answerTo({ name: "Ana" }, { "Pingroom-Device": "device-one-0123456789" }, app),
      answerTo({ name: "Ana" }, { "Pingroom-Device": "device-two-0123456789" }, app),
    ]);
    expect(first.identity).toMatch(/^Ana\./);
    expect(second.identity).toMatch(/^Ana\./);
    expect(first.identity).not.toBe(second.identity);
  });

  test("stays the same for a device that comes back, and does not give its secret away", async () => {
    const headers = { "Pingroom-Device": "device-one-0123456789" };
    const app = testApp();
    const [first, second] = [
      await answerTo({ name: "Ana" }, headers, app),
      await answerTo({ name: "Ana" }, headers, app),
    ];
    expect(second.identity).toBe(first.identity);
    expect(first.identity).not.toContain("device-one");
  });

  test("cannot be computed from a device's secret without the service's own", async () => {
    const headers = { "Pingroom-Device": "device-one-0123456789" };
    const here = await answerTo({ name: "Ana" }, headers, testApp({ secret: "one secret" }));
    const there = await answerTo({ name: "Ana" }, headers, testApp({ secret: "another secret" }));
    expect(here.identity).toMatch(/^Ana\.g[a-z2-7]{9}\.[a-z2-7]{8}$/);
    expect(there.identity).not.toBe(here.identity);
  });

  test("outlives a restart of the service on embedded rooms", async () => {
    const dataDir = await temporaryFolder();
    const askAndClose = async () => {
      const { url, close } = await runningService({ dataDir });
      const headers = { "Pingroom-Device": "device-one-0123456789" };
      const { identity } = await (await fetch(`${url}/token`, { method: "POST", headers })).json();
      await close();
      return identity.split(".")[1];
    };
    expect(await askAndClose()).toBe(await askAndClose());
  });

  test("differs each time for somebody who names no device", async () => {
    const app = testApp();
    const [first, second] = [
      await answerTo({ name: "Ana" }, {}, app),
      await answerTo({ name: "Ana" }, {}, app),
    ];
    expect(first.identity).not.toBe(second.identity);
  });

  test("never exceeds the 128 characters that Twilio allows, double-byte ones counted twice", async () => {
    const { identity } = await answerTo({ name: "漢".repeat(40) });
    const weight = [...identity].reduce((sum, character) => sum + (/[^\0-\xff]/.test(character) ? 2 : 1), 0);
    expect(weight).toBeLessThanOrEqual(128);
  });

  test("is taken from the caller's words with stray spaces removed", async () => {
    const { identity } = await answerTo({ name: "  Ana \t Lima " });
    expect(identity).toMatch(/^Ana Lima\./);
  });
});

describe("connectOptions on Twilio", () => {
  test("switch the SDK's telemetry off and leave the endpoint to the SDK", async () => {
    expect((await answerTo({})).connectOptions).toEqual({ insights: false });
  });

  test("name the region that TWILIO_REGION asks for", async () => {
    const engine = testEngine({ region: "ie1" });
    expect((await answerTo({}, {}, testApp({ engine }))).connectOptions).toEqual({
      insights: false,
      region: "ie1",
    });
  });
});
