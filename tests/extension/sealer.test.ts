import { beforeAll, describe, expect, test } from "vitest";
import { createSealer, type Sealer } from "../../extension/offscreen/sealer.ts";
import { maxTextLength } from "../../extension/shared/ping.ts";
import { decode, encode } from "../../extension/shared/wire.ts";
import type { Body } from "../../extension/shared/wire-ping.ts";
import { idOf } from "./support/pings.ts";

const body: Body = { text: "Lunch?", sentAt: 1, priority: "ping" };
const envelope = { id: idOf(1), from: "Ana.abcdefgh", to: "Bo.abcdefgh" };

let bo: Sealer;
let ana: Sealer;

beforeAll(async () => {
  [ana, bo] = await Promise.all([createSealer(), createSealer()]);
});

test("what one device seals for another, the other opens", async () => {
  const sealed = await ana.seal(body, envelope, bo.publicKey);
  expect(await bo.open(sealed, envelope)).toEqual(body);
});

test("each sealing looks different, and none shows the text", async () => {
  const sealings = await Promise.all([1, 2].map(() => ana.seal(body, envelope, bo.publicKey)));
  const [first, second] = sealings.map(({ ciphertext }) => ciphertext);
  expect(first).not.toBe(second);
  expect(Buffer.from(first ?? "", "base64url").toString("latin1")).not.toContain("Lunch");
});

describe("a sealed ping does not open", () => {
  test("for a third device", async () => {
    const cleo = await createSealer();
    expect(await cleo.open(await ana.seal(body, envelope, bo.publicKey), envelope)).toBeNull();
  });

  test.each([
    ["as another ping", { id: idOf(2) }],
    ["as another sender's", { from: "Mallory.abcdefgh" }],
    ["as somebody else's", { to: "Cleo.abcdefgh" }],
  ])("%s", async (_, change) => {
    const sealed = await ana.seal(body, envelope, bo.publicKey);
    expect(await bo.open(sealed, { ...envelope, ...change })).toBeNull();
  });

  test("when a bit was turned", async () => {
    const { ciphertext, encapsulated } = await ana.seal(body, envelope, bo.publicKey);
    const bytes = Buffer.from(ciphertext, "base64url");
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    const turned = { encapsulated, ciphertext: bytes.toString("base64url") };
    expect(await bo.open(turned, envelope)).toBeNull();
  });

  test.each(["", "AAAA", "A".repeat(87), "B".repeat(87)])(
    "with %j as encapsulated secret",
    async (encapsulated) => {
      const { ciphertext } = await ana.seal(body, envelope, bo.publicKey);
      expect(await bo.open({ ciphertext, encapsulated }, envelope)).toBeNull();
    },
  );

  test("when what is in it is no ping", async () => {
    const junk = { text: 5 } as unknown as Body;
    expect(await bo.open(await ana.seal(junk, envelope, bo.publicKey), envelope)).toBeNull();
  });
});

test("a key that is no point of the curve is refused", async () => {
  await expect(ana.seal(body, envelope, "A".repeat(87))).rejects.toThrow();
});

test("the longest text fits into one message, whatever its language", async () => {
  for (const text of ["語", "\n", '"', "🎈"].map((character) =>
    character.repeat(maxTextLength / character.length),
  )) {
    const what = { ...body, text };
    const sealed = await ana.seal(what, envelope, bo.publicKey);
    const { id, to } = envelope;
    const message = decode(encode({ kind: "sealed", id, to, ...sealed }));
    expect(message).toMatchObject({ kind: "sealed" });
    expect(await bo.open(sealed, envelope)).toEqual(what);
  }
});
