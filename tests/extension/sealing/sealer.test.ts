import { beforeAll, describe, expect, test } from "vitest";
import {
  createSealer,
  type Letter,
  type Sealed,
  type Sealer,
} from "../../../extension/core/sealing/sealer.ts";
import { maxTextLength } from "../../../extension/shared/limits.ts";

import { type Body, decode, encode } from "../../../extension/shared/wire-schema.ts";
import { idOf } from "../support/pings.ts";

const sealed = async (what: Letter): Promise<Sealed> => {
  const result = await ana.seal(what, envelope, bo.publicKey);
  if (!result) throw new Error("a good key");
  return result;
};

const body: Body = { text: "Lunch?", sentAt: 1, priority: "ping" };
const envelope = { id: idOf(1), from: "Ana.abcdefgh", to: "Bo.abcdefgh" };

let bo: Sealer;
let ana: Sealer;

beforeAll(async () => {
  [ana, bo] = await Promise.all([createSealer(), createSealer()]);
});

test("what one device seals for another, the other opens", async () => {
  const message = await sealed(body);
  expect((await bo.open(message, envelope))?.body).toEqual(body);
});

test("each sealing looks different, and none shows the text", async () => {
  const sealings = await Promise.all([1, 2].map(() => sealed(body)));
  const [first, second] = sealings.map(({ ciphertext }) => ciphertext);
  expect(first).not.toBe(second);
  expect(Buffer.from(first ?? "", "base64url").toString("latin1")).not.toContain("Lunch");
});

describe("a sealed ping does not open", () => {
  test("for a third device", async () => {
    const cleo = await createSealer();
    expect(await cleo.open(await sealed(body), envelope)).toBeNull();
  });

  test.each([
    ["as another ping", { id: idOf(2) }],
    ["as another sender's", { from: "Mallory.abcdefgh" }],
    ["as somebody else's", { to: "Cleo.abcdefgh" }],
  ])("%s", async (_, change) => {
    const message = await sealed(body);
    expect(await bo.open(message, { ...envelope, ...change })).toBeNull();
  });

  test("when a bit was turned", async () => {
    const { ciphertext, encapsulated } = await sealed(body);
    const bytes = Buffer.from(ciphertext, "base64url");
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    const turned = { encapsulated, ciphertext: bytes.toString("base64url") };
    expect(await bo.open(turned, envelope)).toBeNull();
  });

  test.each(["", "AAAA", "A".repeat(87), "B".repeat(87)])(
    "with %j as encapsulated secret",
    async (encapsulated) => {
      const { ciphertext } = await sealed(body);
      expect(await bo.open({ ciphertext, encapsulated }, envelope)).toBeNull();
    },
  );

  test("when what is in it is no ping", async () => {
    const junk = { text: 5 } as unknown as Body;
    expect(await bo.open(await sealed(junk), envelope)).toBeNull();
  });
});

test("nothing is sealed for a key that is no point of the curve", async () => {
  expect(await ana.seal(body, envelope, "A".repeat(87))).toBeNull();
});

test("the longest text fits into one message, whatever its language", async () => {
  for (const text of ["語", "\n", '"', "🎈"].map((character) =>
    character.repeat(maxTextLength / character.length),
  )) {
    const longest = { ...body, text };
    const message = await sealed({ ...longest, proof: "p".repeat(360) });
    const { id, to } = envelope;
    const arrived = decode(encode({ kind: "sealed", id, to, ...message }))?.message;
    expect(arrived).toMatchObject({ kind: "sealed" });
    expect((await bo.open(message, envelope))?.body).toEqual(longest);
  }
});
