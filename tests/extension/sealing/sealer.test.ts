import { beforeAll, describe, expect, test } from "vitest";
import {
  createSealer,
  type ProvenLetter,
  type Sealed,
  type Sealer,
} from "../../../extension/core/sealing/sealer.ts";
import { maxTextLength } from "../../../extension/shared/limits.ts";
import { decode, encode, fitsOneMessage, type Letter } from "../../../extension/shared/wire-schema.ts";
import { idOf } from "../support/pings.ts";

const own = "Bo.abcdefgh";
const envelope = { id: idOf(1), from: "Ana.abcdefgh", room: "ops" };
const letter: Letter = {
  ...{ text: "Lunch?", sentAt: 1, priority: "ping", everyone: false, devices: ["abcdefgh"] },
};

let bo: Sealer;
let ana: Sealer;
let cleo: Sealer;

beforeAll(async () => {
  [ana, bo, cleo] = await Promise.all([createSealer(), createSealer(), createSealer()]);
});

const sealed = (what: ProvenLetter): Promise<Sealed> =>
  ana.seal(what, envelope, [{ to: own, publicKey: bo.publicKey }]);

test("what one device seals for another, the other opens", async () => {
  expect((await bo.open(await sealed(letter), envelope, own))?.letter).toEqual(letter);
});

test("what is sealed for several is one ciphertext, and each opens it with their own key", async () => {
  const devices = [
    { to: own, publicKey: bo.publicKey },
    { to: "Cleo.abcdefgh", publicKey: cleo.publicKey },
  ];
  const both = await ana.seal(letter, envelope, devices);
  expect(both.keys.map(({ to }) => to)).toEqual([own, "Cleo.abcdefgh"]);
  expect((await bo.open(both, envelope, own))?.letter).toEqual(letter);
  expect((await cleo.open(both, envelope, "Cleo.abcdefgh"))?.letter).toEqual(letter);
  expect(await cleo.open(both, envelope, own)).toBeNull();
});

test("each sealing looks different, and none shows the text", async () => {
  const sealings = await Promise.all([1, 2].map(() => sealed(letter)));
  const [first, second] = sealings.map(({ ciphertext }) => ciphertext);
  expect(first).not.toBe(second);
  expect(Buffer.from(first ?? "", "base64url").toString("latin1")).not.toContain("Lunch");
});

describe("a sealed ping does not open", () => {
  test("for a third device", async () => {
    expect(await cleo.open(await sealed(letter), envelope, own)).toBeNull();
  });

  test.each([
    ["as another ping", { id: idOf(2) }],
    ["as another sender's", { from: "Mallory.abcdefgh" }],
    ["in another room", { room: "lab" }],
  ])("%s", async (_, change) => {
    expect(await bo.open(await sealed(letter), { ...envelope, ...change }, own)).toBeNull();
  });

  test("with a key that was for another identity", async () => {
    const { ciphertext, keys } = await sealed(letter);
    const moved = keys.map(({ key }) => ({ to: "Cleo.abcdefgh", key }));
    expect(await bo.open({ ciphertext, keys: moved }, envelope, "Cleo.abcdefgh")).toBeNull();
  });

  test.each(["ciphertext", "key"])("when a bit of the %s was turned", async (where) => {
    const turned = (text: string) => {
      const bytes = Buffer.from(text, "base64url");
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      return bytes.toString("base64url");
    };
    const { ciphertext, keys } = await sealed(letter);
    const changed =
      where === "key"
        ? { ciphertext, keys: keys.map(({ to, key }) => ({ to, key: turned(key) })) }
        : { ciphertext: turned(ciphertext), keys };
    expect(await bo.open(changed, envelope, own)).toBeNull();
  });

  test.each(["", "AAAA", "A".repeat(151), "B".repeat(151)])("with %j as its key", async (key) => {
    const { ciphertext } = await sealed(letter);
    expect(await bo.open({ ciphertext, keys: [{ to: own, key }] }, envelope, own)).toBeNull();
  });

  test("when what is in it is no ping", async () => {
    const junk = { ...letter, text: 5 } as unknown as Letter;
    expect(await bo.open(await sealed(junk), envelope, own)).toBeNull();
  });
});

test("nothing is sealed for a key that is no point of the curve, and for all others it is", async () => {
  const { keys } = await ana.seal(letter, envelope, [
    { to: "Cleo.abcdefgh", publicKey: "A".repeat(87) },
    { to: own, publicKey: bo.publicKey },
  ]);
  expect(keys.map(({ to }) => to)).toEqual([own]);
});

test("the longest text fits into one message, whatever its language", async () => {
  for (const text of ["語", "\n", '"', "🎈"].map((character) =>
    character.repeat(maxTextLength / character.length),
  )) {
    const longest = { ...letter, text, devices: Array.from({ length: 50 }, () => "d".repeat(22)) };
    const message = await sealed({ ...longest, proof: "p".repeat(360) });
    const data = encode({ kind: "sealed", id: envelope.id, ...message });
    expect(fitsOneMessage(data)).toBe(true);
    expect(decode(data)?.message).toMatchObject({ kind: "sealed" });
    expect((await bo.open(message, envelope, own))?.letter).toEqual(longest);
  }
});
