import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { beforeEach, expect, test, vi } from "vitest";
import { deviceKey, forgetDeviceKey } from "../../../extension/shared/device-key.ts";
import { signAssertion } from "../../../extension/shared/post-json.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const serviceUrl = "https://ping.example/team";

beforeEach(clearMemoryKeys);

test("the same service finds the same key again, whichever contexts ask first at once", async () => {
  const [one, another] = await Promise.all([deviceKey(serviceUrl), deviceKey(serviceUrl)]);
  expect(another.thumbprint).toBe(one.thumbprint);
  expect((await deviceKey(serviceUrl)).thumbprint).toBe(one.thumbprint);
  expect(one.thumbprint).toBe(await calculateJwkThumbprint(one.publicJwk));
});

test("no two services get the same key", async () => {
  const other = await deviceKey("https://other.example");
  expect((await deviceKey(serviceUrl)).thumbprint).not.toBe(other.thumbprint);
});

test("a key that was forgotten does not come back", async () => {
  const before = await deviceKey(serviceUrl);
  await forgetDeviceKey(serviceUrl);
  expect((await deviceKey(serviceUrl)).thumbprint).not.toBe(before.thumbprint);
});

test("nobody can read the private key, and the public one is told without anything else", async () => {
  const { privateKey, publicJwk } = await deviceKey(serviceUrl);
  expect(privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("jwk", privateKey)).rejects.toThrow();
  expect(Object.keys(publicJwk).sort()).toEqual(["crv", "kty", "x", "y"]);
});

/** Checks an assertion as a service does that knows the key. */
const verified = async (jwt: string, now: number, path = "/token") => {
  const { publicJwk, thumbprint } = await deviceKey(serviceUrl);
  const { payload } = await jwtVerify(jwt, await importJWK(publicJwk, "ES256"), {
    algorithms: ["ES256"],
    typ: "pingroom-device+jwt",
    issuer: thumbprint,
    subject: thumbprint,
    audience: serviceUrl,
    currentDate: new Date(now),
    requiredClaims: ["iat", "exp", "jti"],
  });
  expect(payload).toMatchObject({ htm: "POST", htu: `${serviceUrl}${path}` });
  return payload;
};

test("an assertion is what a service asks for, for a minute, and never the same one", async () => {
  const key = await deviceKey(serviceUrl);
  const now = 1_800_000_000_789;
  const sign = () => signAssertion(key, { serviceUrl, path: "/token", now });
  const [first, second] = [await verified(await sign(), now), await verified(await sign(), now)];
  expect(first).toMatchObject({ iat: 1_800_000_000, exp: 1_800_000_060 });
  expect(first.jti).toMatch(/^[\w-]{16,64}$/);
  expect(second.jti).not.toBe(first.jti);
  expect(decodeProtectedHeader(await sign())).toEqual({
    alg: "ES256",
    typ: "pingroom-device+jwt",
    kid: key.thumbprint,
  });
});

test("an assertion that enrols brings the public key in the place of its thumbprint", async () => {
  const key = await deviceKey(serviceUrl);
  const now = Date.now();
  const jwt = await signAssertion(key, { serviceUrl, path: "/devices", enrolling: true, now });
  await verified(jwt, now, "/devices");
  expect(decodeProtectedHeader(jwt)).toEqual({
    alg: "ES256",
    typ: "pingroom-device+jwt",
    jwk: key.publicJwk,
  });
});
