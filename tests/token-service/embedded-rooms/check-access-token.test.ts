import fc from "fast-check";
import { SignJWT } from "jose";
import { expect, it } from "vitest";
import { checkAccessToken } from "../../../token-service/embedded-rooms/admission/check-access-token.ts";
import { mintToken } from "./support/mint-token.ts";
import { signingKey } from "./support/signing-key.ts";

const now = Math.floor(Date.now() / 1000);
const check = (token: string, at = now) => checkAccessToken(token, signingKey, at);
const refused = (code: number) => expect.objectContaining({ name: "SignalingRefusal", code });

const goodHeader = { alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" };
const goodClaims = {
  iss: signingKey.keySid,
  sub: signingKey.accountSid,
  exp: now + 60,
  grants: { identity: "ana", video: {} },
};
const sign = (claims: object, header: object = {}, secret = signingKey.keySecret) =>
  new SignJWT({ ...goodClaims, ...claims })
    .setProtectedHeader({ ...goodHeader, ...header } as { alg: string })
    .sign(new TextEncoder().encode(secret));

it("accepts a token made by Twilio's helper and reads identity and room", () => {
  expect(check(mintToken("ana", "team"))).toEqual({ identity: "ana", room: "team" });
});

it("takes a grant without a room as a grant for every room", () => {
  expect(check(mintToken("ana"))).toEqual({ identity: "ana", room: undefined });
});

it.each(["", "a.b", "a.b.c", "a.b.c.d", "e30.e30", "bnVsbA.bnVsbA.x", `${mintToken("ana")}.x`])(
  "refuses the malformed token %j with 20101",
  (token) => {
    expect(() => check(token)).toThrow(refused(20101));
  },
);

it.each([{ alg: "HS384" }, { alg: "HS512" }, { typ: "jwt" }, { cty: "other" }, { kid: "unknown parameter" }])(
  "refuses the header %j with 20102",
  async (header) => {
    const token = await sign({}, header);
    expect(() => check(token)).toThrow(refused(20102));
  },
);

it("refuses a token that claims to need no signature", () => {
  const [, body] = mintToken("ana").split(".");
  const head = Buffer.from(JSON.stringify({ ...goodHeader, alg: "none" })).toString("base64url");
  expect(() => check(`${head}.${body}.x`)).toThrow(refused(20102));
});

it.each([{ iss: "SKother" }, { sub: "ACother" }])(
  "refuses the foreign issuer or subject %j with 20103",
  async (claims) => {
    const token = await sign(claims);
    expect(() => check(token)).toThrow(refused(20103));
  },
);

it("refuses a token signed with another secret with 20107", async () => {
  const token = await sign({}, {}, "another secret of thirty-two characters");
  expect(() => check(token)).toThrow(refused(20107));
});

it("names the forged signature of a token that has also expired", async () => {
  const token = await sign({ exp: now - 1 }, {}, "another secret of thirty-two characters");
  expect(() => check(token)).toThrow(refused(20107));
});

it("refuses an expired token with 20104, from its last second on", () => {
  const token = mintToken("ana", "team", { ttl: 60 });
  expect(check(token, now + 50)).toBeTruthy();
  expect(() => check(token, now + 62)).toThrow(refused(20104));
});

it("refuses a token without an expiry with 20104", async () => {
  const token = await sign({ exp: undefined });
  expect(() => check(token)).toThrow(refused(20104));
});

it("refuses a token that is not valid yet with 20105", () => {
  expect(() => check(mintToken("ana", "team", { nbf: now + 30 }))).toThrow(refused(20105));
});

it.each([
  undefined,
  {},
  { identity: "ana" },
  { video: {} },
  { identity: "", video: {} },
  { identity: "ana", video: { room: 1 } },
])("refuses the grants %j with 20106", async (grants) => {
  const token = await sign({ grants });
  expect(() => check(token)).toThrow(refused(20106));
});

it.each(["x", "🏓", "👩‍💻"])("refuses an identity of over 128 times %s with 53201", async (character) => {
  const withIdentity = (length: number) =>
    sign({ grants: { identity: character.repeat(length), video: { room: "team" } } });
  expect(check(await withIdentity(128)).identity).toBe(character.repeat(128));
  const tooLong = await withIdentity(129);
  expect(() => check(tooLong)).toThrow(refused(53201));
});

it("lets an expired token resume a session, but not a forged one", async () => {
  const expired = mintToken("ana", "team", { ttl: -10 });
  expect(checkAccessToken(expired, signingKey, now, "ignore")).toMatchObject({ identity: "ana" });
  const forged = await sign({}, {}, "another secret of thirty-two characters");
  expect(() => checkAccessToken(forged, signingKey, now, "ignore")).toThrow(refused(20107));
});

it("refuses every token in which one character was changed", () => {
  const token = mintToken("ana", "team");
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(..."aZ09-_.="), (index, character) => {
      fc.pre(token[index] !== character);
      const changed = token.slice(0, index) + character + token.slice(index + 1);
      expect(() => check(changed)).toThrow(expect.objectContaining({ name: "SignalingRefusal" }));
    }),
    { numRuns: 500 },
  );
});
