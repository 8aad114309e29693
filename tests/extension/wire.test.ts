import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode, otherVersionIn, type WireMessage } from "../../extension/shared/wire-schema.ts";

const id = "0199aa00-0000-7000-8000-000000000001";
const ping: WireMessage = {
  kind: "ping",
  id,
  to: null,
  text: "Lunch?",
  sentAt: 1_700_000_000_000,
  priority: "ping",
};
const receipt: WireMessage = { kind: "receipt", id, to: "Ana.abcdefgh", outcome: "delivered" };

const point = "A".repeat(87);
const sealed: WireMessage = {
  kind: "sealed",
  id,
  keys: [{ to: "Ana.abcdefgh", key: "A".repeat(151) }],
  ciphertext: "AAAA",
};
const inquiry: WireMessage = { kind: "inquiry", to: "Ana.abcdefgh", pings: [{ id, from: "Bo.abcdefgh" }] };
const presence: WireMessage = { kind: "presence", presence: "away", key: point, ask: ["Bo.abcdefgh"] };

test.each([ping, receipt, sealed, inquiry, presence])("decodes what it encoded", (message) => {
  expect(decode(encode(message))?.message).toEqual(message);
});

test("nothing of another version is read, and it is told whose is older", () => {
  const said = (version: unknown, message: object = receipt) => JSON.stringify({ ...message, v: version });
  for (const data of [said(1), said(1, presence), said(1, { kind: "beat" }), said(3)])
    expect(decode(data)).toBeNull();
  expect(otherVersionIn(said(1))).toBe("older");
  expect(otherVersionIn(said(3, { kind: "of days to come" }))).toBe("newer");
  for (const data of [said(2, { kind: "poke" }), said(1, ping), said("1"), said(1.5), "{", null, "[1]"])
    expect(otherVersionIn(data)).toBeUndefined();
});

test("a ping says how long it had waited, and one of an earlier version does not", () => {
  expect(decode(encode({ ...ping, waitedMs: 5_000 }))?.message).toEqual({ ...ping, waitedMs: 5_000 });
  expect(decode(encode(ping))?.message).not.toHaveProperty("waitedMs");
});

test("no ping says by itself that it is a test", () => {
  expect(decode(JSON.stringify({ v: 1, ...ping, test: true }))?.message).toEqual(ping);
});

test("a message comes with what proves it, and with all that was said beside that", () => {
  const arrived = decode(encode({ ...ping, later: "unknown" } as WireMessage, "a proof"));
  expect(arrived).toEqual({ message: ping, said: { v: 1, ...ping, later: "unknown" }, proof: "a proof" });
  expect(decode(encode(ping))?.proof).toBeUndefined();
});

test("a ping in the clear is plain JSON that a page of other software reads", () => {
  const { kind, text } = JSON.parse(encode(ping));
  expect({ kind, text }).toEqual({ kind: "ping", text: "Lunch?" });
});

describe("drops without a word", () => {
  const with_ = (change: object) => JSON.stringify({ v: 1, ...ping, ...change });
  test.each([
    ["binary data", new ArrayBuffer(8)],
    ["what is not JSON", "{"],
    ["JSON that is no object", "null"],
    ["a message over 16 KiB", with_({ padding: "x".repeat(16 * 1024) })],
    ["an open ping of another version", with_({ v: 2 })],
    ["an unknown kind", with_({ kind: "poke" })],
    ["an id that is no UUID", with_({ id: "__proto__" })],
    ["a text over 2,000 characters", with_({ text: "x".repeat(2_001) })],
    ["a text that is an object", with_({ text: { toString: "x" } })],
    ["a time that is no whole number", with_({ sentAt: 1.5 })],
    ["a time to wait that is none", with_({ waitedMs: -1 })],
    ["a priority of its own making", with_({ priority: "nuclear" })],
    ["an answer to what is no ping", with_({ re: "1" })],
    [
      "a sealed ping with a short key",
      JSON.stringify({ v: 2, ...sealed, keys: [{ to: "Ana.abcdefgh", key: "AAAA" }] }),
    ],
    ["a sealed ping for nobody", JSON.stringify({ v: 2, ...sealed, keys: [] })],
    ["a sealed ping that is not base64url", JSON.stringify({ v: 2, ...sealed, ciphertext: "A+/=" })],
    ["a presence without a key", JSON.stringify({ v: 2, ...presence, key: undefined })],
    [
      "an inquiry about more than 50 pings",
      JSON.stringify({ v: 2, ...inquiry, pings: Array(51).fill({ id, from: "Bo" }) }),
    ],
    ["an addressee over 128 characters", with_({ to: "x".repeat(129) })],
    ["a receipt with an outcome of its own making", JSON.stringify({ v: 2, ...receipt, outcome: "paid" })],
  ])("%s", (_what, data) => {
    expect(decode(data)).toBeNull();
  });

  test("whatever else there may be", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (data) => {
        expect(() => decode(data)).not.toThrow();
      }),
    );
  });
});

test("keeps nothing of a message but what it knows, prototype keys least of all", () => {
  const decoded = decode(
    `{"v":1,"kind":"ping","id":"${id}","to":null,"text":"","sentAt":1,"from":"Bo","__proto__":{"admin":true}}`,
  )?.message;
  expect(decoded).toEqual({ kind: "ping", id, to: null, text: "", sentAt: 1, priority: "ping" });
  expect((decoded as unknown as { admin?: boolean }).admin).toBeUndefined();
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});
