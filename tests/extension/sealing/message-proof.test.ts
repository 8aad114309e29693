import fc from "fast-check";
import { FlattenedSign } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { isProven, prove, type Statement } from "../../../extension/core/sealing/message-proof.ts";
import { signAssertion } from "../../../extension/shared/post-json.ts";
import { type Device, newDevice } from "../support/devices.ts";

let ana: Device;
let mallory: Device;
let statement: Statement;

beforeAll(async () => {
  [ana, mallory] = await Promise.all([newDevice("Ana.maaaaaaaaa"), newDevice("Mallory.gbbbbbbbbb")]);
  const said = { v: 1, kind: "ping", id: "1", to: null, text: "Lunch?", sentAt: 1.5, priority: "ping" };
  statement = { room: "ops", from: ana.identity, said };
});

test("what a device signed is proven to be its own, also under its other roles and as its probe", async () => {
  for (const ending of ["", ".publish", ".subscribe", ".probe"]) {
    const said = { ...statement, from: `${ana.identity}${ending}` };
    expect(await isProven(await prove(ana.key, said), said)).toBe(true);
  }
});

test("the proof is a compact JWS without its payload, and says which key it is by", async () => {
  const proof = await prove(ana.key, statement);
  const [head = "", payload, signature] = proof.split(".");
  expect(JSON.parse(Buffer.from(head, "base64url").toString())).toEqual({
    alg: "ES256",
    typ: "pingroom-message+jws",
    jwk: ana.key.publicJwk,
  });
  expect([payload, signature?.length]).toEqual(["", 86]);
  expect(proof.length).toBeLessThan(400);
});

test("a proof holds however the message's parts are ordered, and whatever is in them", async () => {
  const key = ana.key;
  const text = fc.string({ unit: "grapheme" });
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, value), async (said) => {
      const proof = await prove(key, { ...statement, said });
      const travelled = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(said).reverse())));
      expect(await isProven(proof, { ...statement, said: travelled })).toBe(true);
    }),
    { numRuns: 30 },
  );
});

describe("it proves nothing", () => {
  const changes: [string, (said: Statement) => Partial<Statement>][] = [
    ["in another room", () => ({ room: "lab" })],
    ["of another device", () => ({ from: mallory.identity })],
    ["under another name", ({ from }) => ({ from: from.replace("Ana", "Bo") })],
    ["in another role", ({ from }) => ({ from: `${from}.publish` })],
    ["of another text", ({ said }) => ({ said: { ...said, text: "Wire 1000" } })],
    ["of a message with something added", ({ said }) => ({ said: { ...said, re: "2" } })],
    ["of a page without a key", () => ({ from: "Ana.maaaaaaaaa.abcdefgh" })],
  ];
  test.each(changes)("%s", async (_what, change) => {
    const proof = await prove(ana.key, statement);
    expect(await isProven(proof, { ...statement, ...change(statement) })).toBe(false);
  });

  test("of Ana when somebody else signed for her", async () => {
    expect(await isProven(await prove(mallory.key, statement), statement)).toBe(false);
  });

  test("of Ana when somebody else signed and told her key for theirs", async () => {
    const forged = { privateKey: mallory.key.privateKey, publicJwk: ana.key.publicJwk };
    expect(await isProven(await prove(forged, statement), statement)).toBe(false);
  });

  test("when its signature was changed, or is another message's", async () => {
    const [head, , signature = ""] = (await prove(ana.key, statement)).split(".");
    const other = (await prove(ana.key, { ...statement, said: {} })).split(".")[2];
    const changed = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
    for (const each of [changed, other, ""])
      expect(await isProven(`${head}..${each}`, statement)).toBe(false);
  });

  const heads: [string, (head: Record<string, unknown>) => object][] = [
    ["another type, such as an assertion's", (head) => ({ ...head, typ: "pingroom-device+jwt" })],
    ["no type", ({ typ: _, ...head }) => head],
    ["a way to sign that is none", (head) => ({ ...head, alg: "none" })],
    ["more than belongs there", (head) => ({ ...head, kid: "1" })],
    ["a key that is no point", (head) => ({ ...head, jwk: { ...ana.key.publicJwk, x: "A".repeat(43) } })],
    ["no key", ({ jwk: _, ...head }) => head],
  ];
  test.each(heads)("with %s in its header", async (_what, change) => {
    const payload = Buffer.from("[]");
    const honest = { alg: "ES256", typ: "pingroom-message+jws", jwk: ana.key.publicJwk };
    const { signature } = await new FlattenedSign(payload)
      .setProtectedHeader(honest)
      .sign(ana.key.privateKey);
    const head = Buffer.from(JSON.stringify(change(honest))).toString("base64url");
    expect(await isProven(`${head}..${signature}`, statement)).toBe(false);
  });

  test("when the right key signed the right words as something else", async () => {
    const payload = Buffer.from(JSON.stringify(["ops", ana.identity, {}]));
    const sign = (typ: string) =>
      new FlattenedSign(payload)
        .setProtectedHeader({ alg: "ES256", typ, jwk: ana.key.publicJwk })
        .sign(ana.key.privateKey);
    const said = { room: "ops", from: ana.identity, said: {} };
    const asMessage = await sign("pingroom-message+jws");
    expect(await isProven(`${asMessage.protected}..${asMessage.signature}`, said)).toBe(true);
    const asOther = await sign("pingroom-device+jwt");
    expect(await isProven(`${asOther.protected}..${asOther.signature}`, said)).toBe(false);
  });

  test("when it is what the device signs for the service", async () => {
    const use = { serviceUrl: "https://ping.example", path: "/devices", enrolling: true, now: 1 };
    const [head, , signature] = (await signAssertion(ana.key, use)).split(".");
    expect(await isProven(`${head}..${signature}`, statement)).toBe(false);
  });

  test.each([undefined, null, 5, "", ".", "..", "a..b", {}, `${"A".repeat(500)}..${"A".repeat(86)}`])(
    "when it is %j",
    async (proof) => {
      expect(await isProven(proof, statement)).toBe(false);
    },
  );

  test("of what has no canonical form, and that harms nobody", async () => {
    const proof = await prove(ana.key, statement);
    const deep = JSON.parse(`${"[".repeat(8_000)}${"]".repeat(8_000)}`);
    for (const said of [{ text: "\ud800" }, { deep }])
      expect(await isProven(proof, { ...statement, said })).toBe(false);
  });
});
