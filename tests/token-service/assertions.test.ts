import { createHmac, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createReplayGuard } from "../../token-service/callers/replay-guard.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { memberDevice } from "./support/member-device.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { type AssertionChanges, signEs256, type TestDevice, testDevice } from "./support/test-device.ts";
import { testStore } from "./support/test-store.ts";

const team = async () => {
  const { store } = await testStore();
  return { store, app: await testApp({ store }), ana: await memberDevice(store) };
};

const seconds = () => Math.floor(Date.now() / 1000);

test("a device's assertion brings its member a token, guests or no guests", async () => {
  const { store, app, ana } = await team();
  expect((await postToken(app, {}, ana.authorization("/token"))).status).toBe(200);
  const withoutGuests = await testApp({ store, allowGuests: false });
  expect((await postToken(withoutGuests, {}, ana.authorization("/token"))).status).toBe(200);
});

test("a service below a path is named with that path", async () => {
  const { store, ana } = await team();
  const address = "https://team.example/ping";
  const app = await testApp({ store, publicUrl: new URL(address) });
  expect((await postToken(app, {}, ana.authorization("/token", { address }))).status).toBe(200);
  await expectRefusal(await postToken(app, {}, ana.authorization("/token")), 401, "assertion_invalid");
});

describe("an assertion is refused, and never taken for a guest's, that", () => {
  const changed: [string, (device: TestDevice) => AssertionChanges][] = [
    ["is not signed", () => ({ header: { alg: "none" }, sign: () => Buffer.of() })],
    ["says ES256 and is not signed", () => ({ sign: () => Buffer.of() })],
    ["has a signature of zeros", () => ({ sign: () => Buffer.alloc(64) })],
    [
      "is signed with the public key as a shared secret",
      ({ publicKey }) => ({
        header: { alg: "HS256" },
        sign: (covered) => createHmac("sha256", JSON.stringify(publicKey)).update(covered).digest(),
      }),
    ],
    [
      "is signed with another key",
      () => ({ sign: signEs256(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey) }),
    ],
    [
      "is signed with ES384",
      () => {
        const { privateKey: key } = generateKeyPairSync("ec", { namedCurve: "P-384" });
        return {
          header: { alg: "ES384" },
          sign: (covered) => sign("sha384", covered, { key, dsaEncoding: "ieee-p1363" }),
        };
      },
    ],
    ["has a DER signature", ({ privateKey }) => ({ sign: (covered) => sign("sha256", covered, privateKey) })],
    ["has no algorithm", () => ({ header: { alg: undefined } })],
    ["writes the algorithm in other letters", () => ({ header: { alg: "es256" } })],
    ["is another kind of JWT", () => ({ header: { typ: "JWT" } })],
    ["is written as another media type", () => ({ header: { typ: "application/pingroom-device+jwt" } })],
    ["is of no kind", () => ({ header: { typ: undefined } })],
    ["brings its key along", ({ publicKey }) => ({ header: { jwk: publicKey } })],
    ["brings its key instead of naming it", ({ publicKey: jwk }) => ({ header: { jwk, kid: undefined } })],
    ["names no key", () => ({ header: { kid: undefined } })],
    ["names a key in another way", () => ({ header: { kid: "../../devices" } })],
    ["says where to get its key", () => ({ header: { jku: "https://evil.example/keys" } })],
    ["has an extension that must be understood", () => ({ header: { crit: ["exp"] } })],
    ["has an unencoded payload", () => ({ header: { b64: false, crit: ["b64"] } })],
    ["was issued by another device", () => ({ claims: { iss: "x".repeat(43) } })],
    ["speaks of another device", () => ({ claims: { sub: "x".repeat(43) } })],
    ["is for another service", () => ({ address: "https://evil.example" })],
    ["is for a list of services", () => ({ claims: { aud: ["https://ping.example"] } })],
    ["is for nobody in particular", () => ({ claims: { aud: undefined } })],
    ["is for another method", () => ({ claims: { htm: "GET" } })],
    ["is for another route", () => ({ claims: { htu: "https://ping.example/devices" } })],
    ["is for the route on another service", () => ({ claims: { htu: "https://evil.example/token" } })],
    ["has no end", () => ({ claims: { exp: undefined } })],
    ["has an end that is no number", () => ({ claims: { exp: "2099-01-01" } })],
    ["has no beginning", () => ({ claims: { iat: undefined } })],
    ["lasts longer than two minutes", () => ({ claims: { exp: seconds() + 180 } })],
    ["ends before it begins", () => ({ claims: { exp: seconds() - 1 } })],
    ["has no id", () => ({ claims: { jti: undefined } })],
    ["has an id that is no text", () => ({ claims: { jti: 1 } })],
    ["is over 4 KiB, however good otherwise", () => ({ claims: { more: "x".repeat(3_100) } })],
    ["has a long id", () => ({ claims: { jti: "x".repeat(65) } })],
  ];

  test.each(changed)("%s", async (_what, change) => {
    const { store, app, ana } = await team();
    const before = await contentsOf(store);
    const response = await postToken(app, {}, ana.authorization("/token", change(ana)));
    expect(response.headers.get("WWW-Authenticate")).toMatch(/^Device /);
    await expectRefusal(response, 401, "assertion_invalid");
    expect(await contentsOf(store)).toEqual(before);
  });

  test.each([
    ["is missing", "Device"],
    ["is empty", "Device "],
    ["is no JWT", "Device abc"],
    ["is no JWT at all", "device\t???"],
    ["is in two parts", "Device e30.e30"],
    ["has a header that is no object", "Device MQ.e30.e30"],
    ["is followed by another", "Device e30.e30.e30, Device e30.e30.e30"],
  ])("%s", async (_what, Authorization) => {
    const { app } = await team();
    await expectRefusal(await postToken(app, {}, { Authorization }), 401, "assertion_invalid");
  });

  test("has claims that are no JSON", async () => {
    const { app, ana } = await team();
    const covered = `${ana.assertion("/token").split(".")[0]}.${Buffer.from("{").toString("base64url")}`;
    const signature = Buffer.from(signEs256(ana.privateKey)(Buffer.from(covered))).toString("base64url");
    const response = await postToken(app, {}, { Authorization: `Device ${covered}.${signature}` });
    await expectRefusal(response, 401, "assertion_invalid");
  });

  test("names the key of another device of the team", async () => {
    const { store, app, ana } = await team();
    const bo = await memberDevice(store, { name: "Bo" });
    for (const claims of [{}, { iss: bo.id, sub: bo.id }]) {
      const response = await postToken(
        app,
        {},
        ana.authorization("/token", { header: { kid: bo.id }, claims }),
      );
      await expectRefusal(response, 401, "assertion_invalid");
    }
  });

  test("is of a device that nobody has invited", async () => {
    const { app } = await team();
    const stranger = await testDevice();
    await expectRefusal(await postToken(app, {}, stranger.authorization("/token")), 401, "device_unknown");
  });
});

describe("the clock", () => {
  test.each([
    ["an hour late", -3_600_000],
    ["two minutes late", -120_000],
    ["two minutes early", 120_000],
  ])("of a device that is %s is answered with the service's own", async (_what, offset) => {
    const { store, app, ana } = await team();
    const before = await contentsOf(store);
    const now = Date.now() + offset;
    const response = await postToken(app, {}, ana.authorization("/token", { now }));
    const { serverTime } = (await response.clone().json()).error;
    await expectRefusal(response, 401, "clock_differs");
    expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(10_000);
    expect(await contentsOf(store)).toEqual(before);
  });

  test.each([-30_000, 30_000])("may differ by %i ms", async (offset) => {
    const { app, ana } = await team();
    const now = Date.now() + offset;
    expect((await postToken(app, {}, ana.authorization("/token", { now }))).status).toBe(200);
  });

  test("tells nothing to somebody who has not signed", async () => {
    const { app, ana } = await team();
    const forged = ana.authorization("/token", { now: 0, sign: () => Buffer.alloc(64) });
    await expectRefusal(await postToken(app, {}, forged), 401, "assertion_invalid");
  });

  test("an assertion that ends early has ended then", async () => {
    const { app, ana } = await team();
    const claims = { iat: seconds() - 30, exp: seconds() - 10 };
    await expectRefusal(
      await postToken(app, {}, ana.authorization("/token", { claims })),
      401,
      "clock_differs",
    );
  });
});

describe("an assertion is good once", () => {
  test("and refused after that", async () => {
    const { app, ana } = await team();
    const headers = ana.authorization("/token");
    expect((await postToken(app, {}, headers)).status).toBe(200);
    await expectRefusal(await postToken(app, {}, headers), 401, "assertion_replayed");
  });

  test("of many at the same moment, on two instances", async () => {
    const { store, another } = await testStore();
    const ana = await memberDevice(store);
    const apps = [await testApp({ store }), await testApp({ store: await another() })];
    const headers = ana.authorization("/token");
    const responses = await Promise.all(
      [...apps, ...apps, ...apps].map((app) => postToken(app, {}, headers)),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
  });

  test("also when the request that it came with was not", async () => {
    const { app, ana } = await team();
    const headers = ana.authorization("/token");
    expect((await postToken(app, "{", headers)).status).toBe(400);
    await expectRefusal(await postToken(app, {}, headers), 401, "assertion_replayed");
  });

  test("even with its signature written in the other way that is as valid", async () => {
    const { app, ana } = await team();
    const jti = randomUUID();
    const first = ana.authorization("/token", { claims: { jti } });
    const second = ana.authorization("/token", { claims: { jti } }); // ECDSA signs differently each time.
    expect(second).not.toEqual(first);
    expect((await postToken(app, {}, first)).status).toBe(200);
    await expectRefusal(await postToken(app, {}, second), 401, "assertion_replayed");
  });

  test("and takes nothing from another device that chose the same id", async () => {
    const { store, app, ana } = await team();
    const bo = await memberDevice(store, { name: "Bo" });
    const claims = { jti: randomUUID() };
    expect((await postToken(app, {}, bo.authorization("/token", { claims }))).status).toBe(200);
    expect((await postToken(app, {}, ana.authorization("/token", { claims }))).status).toBe(200);
  });

  test("and is forgotten once it could not be used anyway", async () => {
    const { store } = await testStore();
    const replayGuard = createReplayGuard(store);
    const kept = async () => (await contentsOf(store)).used_assertions?.length;
    const day = 86_400_000;
    await replayGuard({ id: "a", expiresAt: 60_000 }, 0);
    await replayGuard({ id: "b", expiresAt: day }, day + 60_001);
    expect(await kept()).toBe(2);
    await replayGuard({ id: "c", expiresAt: day + 60_000 }, day + 120_001);
    expect(await kept()).toBe(2);
    expect((await contentsOf(store)).used_assertions).not.toContainEqual(
      expect.objectContaining({ id: "a" }),
    );
  });

  test.each([
    ["ahead for a moment", 400],
    ["back for a moment", -400],
  ])(
    "and stays used when the service's clock is %s, and is forgotten in time afterwards",
    async (_, days) => {
      const { store } = await testStore();
      const replayGuard = createReplayGuard(store);
      const day = 86_400_000;
      const start = 1_000 * day;
      const a = expect.objectContaining({ id: "a" });
      const kept = async () => (await contentsOf(store)).used_assertions;
      await replayGuard({ id: "a", expiresAt: start + 60_000 }, start);
      await replayGuard({ id: "b", expiresAt: start + (days + 1) * day }, start + days * day);
      await replayGuard({ id: "c", expiresAt: start + 120_000 }, start + 60_000);
      expect(await kept()).toContainEqual(a);
      await replayGuard({ id: "d", expiresAt: start + 9 * day }, start + 2 * day);
      await replayGuard({ id: "e", expiresAt: start + 9 * day }, start + 3 * day);
      expect(await kept()).not.toContainEqual(a);
    },
  );
});

test("an assertion that was used before a restart stays used", async () => {
  const { store, another } = await testStore();
  const ana = await memberDevice(store);
  const headers = ana.authorization("/token");
  expect((await postToken(testApp({ store }), {}, headers)).status).toBe(200);
  await expectRefusal(
    await postToken(testApp({ store: await another() }), {}, headers),
    401,
    "assertion_replayed",
  );
});
