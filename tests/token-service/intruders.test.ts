import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SignIn } from "../../token-service/sign-in/sign-in.ts";
import { type AnyRequest, anyRequest } from "./support/any-request.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { grants, invite } from "./support/invited.ts";
import { memberDevice } from "./support/member-device.ts";
import { rawRequest } from "./support/raw-request.ts";
import { runningService } from "./support/running-service.ts";
import { postToken, testApp } from "./support/test-app.ts";
import { type TestDevice, testDevice } from "./support/test-device.ts";
import { testStore } from "./support/test-store.ts";

const adminKey = "a-key-that-nobody-shall-guess";

/** A team of one, whose service lets no guests in. */
const closedService = async () => {
  const { store } = await testStore();
  const ana = await memberDevice(store, { grants: grants("ping-room") });
  return { store, ana, app: await testApp({ store, allowGuests: false, adminKey }) };
};

/** What somebody may make up who knows all of a device but its private key, and has seen an assertion of it. */
const forgeries = (ana: TestDevice, mallory: TestDevice): Record<string, string> => ({
  unsigned: ana.assertion("/token", { header: { alg: "none" }, sign: () => Buffer.of() }),
  "signed with the public key as a secret": ana.assertion("/token", {
    header: { alg: "HS256" },
    sign: (covered) => createHmac("sha256", JSON.stringify(ana.publicKey)).update(covered).digest(),
  }),
  "with a key of the forger's own": mallory.assertion("/token", {
    header: { kid: ana.id, jwk: mallory.publicKey },
    claims: { iss: ana.id, sub: ana.id },
  }),
  "in the name of another": mallory.assertion("/token", { claims: { iss: ana.id, sub: ana.id } }),
  expired: ana.assertion("/token", { now: Date.now() - 3_600_000 }),
  "of tomorrow": ana.assertion("/token", { now: Date.now() + 86_400_000 }),
  "without an end": ana.assertion("/token", { claims: { exp: undefined } }),
  "for another service": ana.assertion("/token", { address: "https://evil.example" }),
  "for another route": ana.assertion("/devices"),
  "of a stranger": mallory.assertion("/token"),
});

describe("a stranger gets no token", () => {
  test("as a guest when guests are off, whatever they call themselves", async () => {
    const { store, app } = await closedService();
    const before = await contentsOf(store);
    for (const body of [{}, { name: "Ana" }, { name: "Gus", room: "ping-room" }]) {
      await expectRefusal(await postToken(app, body), 401, "guests_not_allowed");
    }
    expect(await contentsOf(store)).toEqual(before);
  });

  test("with an assertion that is made up, old or meant for somebody else", async () => {
    const { store, ana, app } = await closedService();
    const before = await contentsOf(store);
    const answers = [];
    for (const [what, jwt] of Object.entries(forgeries(ana, await testDevice()))) {
      const { status } = await postToken(app, {}, { Authorization: `Device ${jwt}` });
      answers.push([what, status]);
    }
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
    expect(await contentsOf(store)).toEqual(before);
  });

  test("by repeating what a device has said, not even elsewhere", async () => {
    const { ana, app } = await closedService();
    const headers = ana.authorization("/token");
    expect((await postToken(app, {}, headers)).status).toBe(200);
    await expectRefusal(await postToken(app, {}, headers), 401, "assertion_replayed");
    await expectRefusal(await postToken(closedServiceApp(), {}, headers), 401, "device_unknown");
  });

  test("with the admin's key, or with a guest's header beside a wrong assertion", async () => {
    const { store, app } = await closedService();
    const asAdmin = await postToken(app, {}, { Authorization: `Bearer ${adminKey}` });
    await expectRefusal(asAdmin, 401, "guests_not_allowed");
    const headers = { Authorization: "Device e30.e30.e30", "Pingroom-Device": "device-0123456789" };
    await expectRefusal(await postToken(testApp({ store }), {}, headers), 401, "assertion_invalid");
  });
});

const closedServiceApp = async () => (await closedService()).app;

describe("a member gets no token for a room of others", () => {
  test.each([
    ["by asking", { room: "ops" }],
    ["by asking twice in one body", '{"room":"ping-room","room":"ops"}'],
    ["by writing theirs in other letters", { room: "Ping-Room" }],
    ["by asking for more than one", { room: "ping-room ops" }],
    ["by naming none that there is", { room: "constructor" }],
  ])("%s", async (_what, body) => {
    const { ana, app } = await closedService();
    await expectRefusal(await postToken(app, body, ana.authorization("/token")), 403, "room_not_allowed");
  });

  test("by asking in the address", async () => {
    const { ana, app } = await closedService();
    const headers = ana.authorization("/token");
    const response = await app.request("/token?room=ops", { method: "POST", headers });
    expect(await response.json()).toMatchObject({ room: "ping-room" });
  });
});

describe("tricks with paths and headers open nothing", () => {
  const targets = [
    "//token",
    "/token/",
    "/TOKEN",
    "/x/../token",
    "/./token",
    "/%2ftoken",
    "/%74oken",
    "/token%2f",
    "/token%00",
    "/token;x=1",
    "/token.json",
    "/token?",
    "/\\token",
    "/health/../token",
    "/admin/../token",
    "/admin/..%2ftoken",
    "http://127.0.0.1/token",
    "http://evil.example/token",
    "/admin/invites/",
    "//admin/invites",
    "/ADMIN/invites",
    "/x/../admin/invites",
  ];

  test("neither by a path that is written strangely", async () => {
    const { port } = await runningService({ allowGuests: false, adminKey });
    const answers: unknown[] = [];
    for (const target of targets) {
      const { status, body } = await rawRequest(port, target);
      if (![400, 401, 404].includes(status ?? 0) || !JSON.parse(body).error) answers.push([target, status]);
    }
    expect(answers).toEqual([]);
  });

  test.each([
    ["GET /health", { "X-Original-URL": "/token", "X-Rewrite-URL": "/token" }, 200],
    ["GET /token", { "X-HTTP-Method-Override": "POST", "X-Method-Override": "POST" }, 405],
    [
      "POST /token",
      { "X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", Forwarded: "for=[::1]" },
      401,
    ],
    ["POST /token", { "X-Forwarded-User": "Ana", "Remote-User": "Ana", Cookie: "member=Ana" }, 401],
    ["POST /token", { Host: "localhost" }, 401],
  ])("nor %s with headers that some proxies believe: %o", async (line, headers, expected) => {
    const { port } = await runningService({ allowGuests: false, adminKey });
    const [method = "", target = ""] = line.split(" ");
    const { status, body } = await rawRequest(port, target, { method, headers });
    expect(status).toBe(expected);
    expect(body).not.toContain('"token"');
  });

  test("nor does a Host header make an assertion for another service one for this", async () => {
    const { ana, app } = await closedService();
    const headers = {
      ...ana.authorization("/token", { address: "https://evil.example" }),
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
    };
    const response = await app.request("https://evil.example/token", { method: "POST", headers });
    await expectRefusal(response, 401, "assertion_invalid");
  });
});

test("10,000 requests of any kind open nothing, change nothing and break nothing", {
  timeout: 300_000,
}, async () => {
  const { store } = await testStore();
  const ana = await memberDevice(store);
  const secret = await invite(store, { name: "Bo" });
  const mallory = await testDevice();
  const signIn: SignIn = {
    describe: async () => ({
      label: "x",
      authorizationEndpoint: "https://x",
      clientId: "x",
      scope: "openid",
    }),
    verify: () => Promise.reject(new Error("nobody came so far")),
  };
  const app = await testApp({ store, allowGuests: false, adminKey, signIn, trustProxy: 1 });
  const paths = ["/token", "/devices", "/admin/invites", "/admin/usage", "/access", "/join", "/", "/health"];
  const credentials = [
    ...Object.values(forgeries(ana, mallory)).map((jwt) => `Device ${jwt}`),
    ana.enrolment({ claims: { htu: "https://evil.example/devices" } }).Authorization,
    mallory.enrolment({ header: { jwk: ana.publicKey } }).Authorization,
    `Bearer ${adminKey.toUpperCase()}`,
    `Bearer ${secret}`,
  ];
  const before = await contentsOf(store);
  const seen: Record<number, number> = {};
  let asking = 0;
  const answerTo = async ({ method, path, headers, body }: AnyRequest): Promise<Response> => {
    const withBody = method === "GET" || method === "HEAD" ? {} : { body: body ?? null };
    asking += 1;
    const remoteAddress = `10.0.${asking >> 8}.${asking & 255}`; // Else most would be too many from one address.
    const request = new Request(`https://ping.example${path}`, { method, headers, ...withBody });
    return app.request(request, undefined, { incoming: { socket: { remoteAddress } } });
  };
  await fc.assert(
    fc.asyncProperty(anyRequest(paths, credentials), async (asked) => {
      const response = await answerTo(asked);
      seen[response.status] = (seen[response.status] ?? 0) + 1;
      expect(response.status).toBeLessThan(500);
      const text = await response.text();
      expect(text).not.toContain('"token"');
      if (response.status >= 400 && asked.method !== "HEAD") {
        expect(JSON.parse(text)).toMatchObject({
          error: { code: expect.any(String), message: expect.any(String) },
        });
      }
    }),
    { numRuns: 10_000, seed: 20261122 },
  );
  expect(Object.keys(seen)).toEqual(expect.arrayContaining(["200", "401", "403", "404", "405"]));
  expect(await contentsOf(store)).toEqual(before);
});
