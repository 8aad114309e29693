import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { ApiError } from "../../token-service/base/api-error.ts";
import { closeServer } from "../../token-service/http/node-server.ts";
import { readConfig } from "../../token-service/settings/config.ts";
import { createSignIn } from "../../token-service/sign-in/create-sign-in.ts";
import type { SignIn } from "../../token-service/sign-in/sign-in.ts";
import { listAudit } from "../../token-service/team/list-audit.ts";
import { contentsOf } from "./support/contents-of.ts";
import { expectRefusal } from "./support/expect-refusal.ts";
import { grants, hour, invite } from "./support/invited.ts";
import { listenOnLoopback } from "./support/listen-on-loopback.ts";
import { extensionRedirect, logIn } from "./support/log-in.ts";
import { memberDevice } from "./support/member-device.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { quietLog, recordedLog } from "./support/quiet-log.ts";
import { post, postToken, testApp } from "./support/test-app.ts";
import { type AssertionChanges, signEs256, type TestDevice, testDevice } from "./support/test-device.ts";
import { testStore } from "./support/test-store.ts";

const withInvite = async () => {
  const { store } = await testStore();
  const app = await testApp({ store, allowGuests: false });
  const secret = await invite(store, { grants: grants("ops:subscribe,ping-room") });
  return { store, app, secret, device: await testDevice() };
};

const rooms = [
  { room: "ops", role: "subscribe" },
  { room: "ping-room", role: "both" },
];

describe("an invite", () => {
  test("makes a browser a device of the member whom it names, who gets tokens from then on", async () => {
    const { app, secret, device } = await withInvite();
    const response = await post(app, "/devices", { invite: secret, label: "Laptop" }, device.enrolment());
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ device: device.id, name: "Ana", rooms });
    const token = await (await postToken(app, {}, device.authorization("/token"))).json();
    expect(token).toMatchObject({
      identity: expect.stringMatching(/^Ana\.m[a-z2-7]{9}\.[\w-]{22}\.subscribe$/),
      rooms,
    });
  });

  test("leaves a line in the audit with the place that it was used from, and no secret", async () => {
    const { store, app, secret, device } = await withInvite();
    await app.request(
      "/devices",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", ...device.enrolment() },
        body: JSON.stringify({ invite: secret, label: "Laptop" }),
      },
      { incoming: { socket: { remoteAddress: "192.0.2.7" } } },
    );
    const audit = await listAudit(store, 10);
    expect(audit).toContainEqual(
      expect.objectContaining({ action: "invite.redeemed", subject: "Ana", address: "192.0.2.7" }),
    );
    expect(audit).toContainEqual(
      expect.objectContaining({ action: "device.enrolled", subject: "Ana", detail: "Laptop" }),
    );
    expect(JSON.stringify(await contentsOf(store))).not.toContain(secret);
  });

  test("is good for one device, of however many that come at once", async () => {
    const { app, secret } = await withInvite();
    const devices = await Promise.all([1, 2, 3, 4].map(() => testDevice()));
    const responses = await Promise.all(
      devices.map((device) => post(app, "/devices", { invite: secret }, device.enrolment())),
    );
    const bodies = await Promise.all(responses.map((response) => response.json()));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410]);
    expect(bodies.filter(({ error }) => error?.code === "invite_used")).toHaveLength(3);
  });

  test("that nobody made lets nobody in", async () => {
    const { app, device } = await withInvite();
    const response = await post(app, "/devices", { invite: "x".repeat(22) }, device.enrolment());
    await expectRefusal(response, 404, "invite_unknown");
    await expectRefusal(await postToken(app, {}, device.authorization("/token")), 401, "device_unknown");
  });

  test("lets nobody in once it has expired", async () => {
    const { store, app, device } = await withInvite();
    const old = await invite(store, { now: Date.now() - 2 * hour });
    await expectRefusal(
      await post(app, "/devices", { invite: old }, device.enrolment()),
      410,
      "invite_expired",
    );
  });

  test("is not used up by a device that is known already", async () => {
    const { store, app, secret } = await withInvite();
    const known = await memberDevice(store, { name: "Bo" });
    const body = { invite: secret };
    await expectRefusal(await post(app, "/devices", body, known.enrolment()), 409, "device_known");
    const fresh = await testDevice();
    expect((await post(app, "/devices", body, fresh.enrolment())).status).toBe(201);
  });
});

describe("a browser does not join, and uses up no invite, with", () => {
  const otherKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = (changes: (device: TestDevice) => Record<string, unknown>) => (device: TestDevice) => ({
    header: { jwk: { ...device.publicKey, ...changes(device) } },
  });
  const wrong: [string, (device: TestDevice) => AssertionChanges][] = [
    ["its private key shown", jwk(({ privateKey }) => ({ d: privateKey.export({ format: "jwk" }).d }))],
    ["half a key", jwk(() => ({ y: undefined }))],
    ["a key that is no point of the curve", jwk(({ publicKey }) => ({ y: publicKey.x }))],
    ["a key on another curve", jwk(() => ({ crv: "P-384" }))],
    ["a key of another kind", jwk(() => ({ kty: "OKP" }))],
    ["a shared secret for a key", () => ({ header: { jwk: { kty: "oct", k: "c2VjcmV0" } } })],
    ["an RSA key", () => ({ header: { jwk: { kty: "RSA", n: "AQAB", e: "AQAB" } } })],
    ["no key", () => ({ header: { jwk: undefined } })],
    ["a name of a key instead", ({ id: kid }) => ({ header: { jwk: undefined, kid } })],
    ["somebody else's key", () => ({ header: { jwk: otherKey().publicKey.export({ format: "jwk" }) } })],
    ["a signature of somebody else's", () => ({ sign: signEs256(otherKey().privateKey) })],
    ["no signature", () => ({ header: { alg: "none" }, sign: () => Buffer.of() })],
    ["a thumbprint of somebody else's", () => ({ claims: { iss: "x".repeat(43), sub: "x".repeat(43) } })],
    ["an assertion for another route", () => ({ claims: { htu: "https://ping.example/token" } })],
    ["an assertion for another service", () => ({ address: "https://evil.example" })],
  ];

  test.each(wrong)("%s", async (_what, change) => {
    const { store, app, secret, device } = await withInvite();
    const before = await contentsOf(store);
    const response = await post(app, "/devices", { invite: secret }, device.enrolment(change(device)));
    await expectRefusal(response, 401, "assertion_invalid");
    expect(await contentsOf(store)).toEqual(before);
  });

  test("nothing to prove that it has a key", async () => {
    const { app, secret } = await withInvite();
    await expectRefusal(await post(app, "/devices", { invite: secret }), 401, "assertion_invalid");
  });

  test("a clock that is wrong", async () => {
    const { app, secret, device } = await withInvite();
    const response = await post(app, "/devices", { invite: secret }, device.enrolment({ now: 0 }));
    await expectRefusal(response, 401, "clock_differs");
  });

  test("an assertion that was used before", async () => {
    const { app, secret, device } = await withInvite();
    const headers = device.enrolment({ claims: { jti: randomUUID() } });
    expect((await post(app, "/devices", {}, headers)).status).toBe(400);
    await expectRefusal(await post(app, "/devices", { invite: secret }, headers), 401, "assertion_replayed");
  });

  test.each([
    ["nothing to show", {}],
    [
      "two things to show",
      { invite: "x", signIn: { code: "c", codeVerifier: "v", redirectUri: "r", nonce: "n" } },
    ],
    ["an empty invite", { invite: "" }],
    ["an invite that is no text", { invite: 1 }],
    ["an invite of a thousand letters", { invite: "x".repeat(1_000) }],
    ["half a sign-in", { signIn: { code: "c" } }],
    ["a sign-in that is none", { signIn: "c" }],
    ["a label with an invisible character in it", { invite: "x", label: "a\u0000b" }],
  ])("%s", async (_what, body) => {
    const { app, device } = await withInvite();
    const response = await post(app, "/devices", body, device.enrolment());
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toMatch(/^[A-Z"].+\.$/);
  });
});

test("an enrolment's assertion opens no room", async () => {
  const { store } = await testStore();
  const ana = await memberDevice(store);
  await expectRefusal(await postToken(testApp({ store }), {}, ana.enrolment()), 401, "assertion_invalid");
});

describe("single sign-on", () => {
  const result = { code: "c", codeVerifier: "v", redirectUri: "https://x.chromiumapp.org/", nonce: "n" };
  const description = {
    label: "Example",
    authorizationEndpoint: "https://login.example/auth",
    clientId: "pingroom",
    scope: "openid email profile",
  };
  const settingsFor = ({ issuer, clientId }: Pick<OpenIdProvider, "issuer" | "clientId">) => {
    const domains = { OIDC_DOMAINS: "example.com", OIDC_LABEL: "Example" };
    const { signIn } = readConfig({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, ...domains });
    if (!signIn) throw new Error("Single sign-on is not set up.");
    return signIn;
  };
  const signInOf = (verify: SignIn["verify"]): SignIn => ({ describe: async () => description, verify });

  test("makes a browser a device of the member with that account", async () => {
    const asked: unknown[] = [];
    const signIn = signInOf(async (...all) => {
      asked.push(all);
      return {
        issuer: "https://login.example",
        subject: "42",
        email: "ana@example.com",
        name: "Ana",
        grants: grants("ping-room"),
      };
    });
    const app = await testApp({ signIn });
    const [first, second] = [await testDevice(), await testDevice()];
    for (const device of [first, second]) {
      const response = await post(app, "/devices", { signIn: result }, device.enrolment());
      expect(response.status).toBe(201);
      expect(await response.json()).toMatchObject({ device: device.id, name: "Ana", rooms: [rooms[1]] });
    }
    expect(asked).toEqual([
      [result, first.id],
      [result, second.id],
    ]);
  });

  test("passes on why the provider's word does not do", async () => {
    const signIn = signInOf(async () => {
      throw new ApiError(403, "sign_in_refused", "The address ana@other.example is not of this team.");
    });
    const { enrolment } = await testDevice();
    const response = await post(testApp({ signIn }), "/devices", { signIn: result }, enrolment());
    expect(await expectRefusal(response, 403, "sign_in_refused")).toContain("ana@other.example");
  });

  test("is off unless the admin has set it up", async () => {
    const { enrolment } = await testDevice();
    const response = await post(testApp(), "/devices", { signIn: result }, enrolment());
    await expectRefusal(response, 404, "sign_in_off");
  });

  test("is described to browsers, beside whether guests may come", async () => {
    const accessOf = async (app: ReturnType<typeof testApp>) => (await (await app).request("/access")).json();
    expect(await accessOf(testApp())).toEqual({ guests: true, signIn: null });
    const signIn = signInOf(() => Promise.reject(new Error("not asked")));
    expect(await accessOf(testApp({ allowGuests: false, signIn }))).toEqual({
      guests: false,
      signIn: description,
    });
  });

  test("is left out while the provider cannot be reached, with a line in the log", async () => {
    const provider = await startOpenIdProvider({ redirectUris: [extensionRedirect] });
    await provider.close();
    const { log, written } = recordedLog();
    const app = await testApp({ signIn: createSignIn(settingsFor(provider), log), log });
    const response = await app.request("/access");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ guests: true, signIn: null });
    expect(written()).toMatch(
      /"requestId":"[^"]+","reason":"Example cannot be reached[^\n]+no single sign-on/,
    );
  });

  // As long as a browser waits.
  test("is left out before a browser loses patience with a provider that says nothing", async () => {
    const silent = createServer(() => {});
    const issuer = await listenOnLoopback(silent);
    onTestFinished(() => closeServer(silent));
    const signIn = createSignIn(settingsFor({ issuer, clientId: "pingroom" }), quietLog);
    const response = await (await testApp({ signIn })).request("/access");
    expect(await response.json()).toEqual({ guests: true, signIn: null });
  }, 8_000);

  test("that fails for another reason than its provider is not passed over in silence", async () => {
    const describe = () => Promise.reject(new Error("a fault of our own"));
    const verify = () => Promise.reject(new Error("not asked"));
    const response = await (await testApp({ signIn: { describe, verify } })).request("/access");
    await expectRefusal(response, 500, "internal_error");
  });

  test("with a real provider leads from the address alone into the room", async () => {
    const provider = await startOpenIdProvider({ redirectUris: [extensionRedirect] });
    onTestFinished(() => provider.close());
    provider.logInAs({ sub: "ana", email: "ana@example.com", email_verified: true, name: "Ana Lima" });
    const signIn = createSignIn(settingsFor(provider), quietLog);
    const app = await testApp({ allowGuests: false, signIn });
    const device = await testDevice();
    const access = await (await app.request("/access")).json();
    const body = { signIn: await logIn(access.signIn, device.id), label: "Laptop" };
    const response = await post(app, "/devices", body, device.enrolment());
    expect(await response.json()).toEqual({ device: device.id, name: "Ana Lima", rooms: [rooms[1]] });
    const token = await postToken(app, {}, device.authorization("/token"));
    expect(await token.json()).toMatchObject({
      identity: expect.stringMatching(/^Ana Lima\.m[a-z2-7]{9}\.[\w-]{22}$/),
    });
    const other = await testDevice();
    const stolen = await post(app, "/devices", body, other.enrolment());
    await expectRefusal(stolen, 403, "sign_in_refused");
  });
});
