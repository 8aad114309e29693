import fc from "fast-check";
import { expect, test } from "vitest";
import { nameKey, nameKeys } from "../../../token-service/team/name-key.ts";

test.each([
  ["case", "ANA"],
  ["width", "Ａｎａ"],
  ["a variation selector", "Ana\u{fe0f}"],
  ["a combining grapheme joiner", "A\u{34f}na"],
  ["a Hangul filler", "Ana\u{3164}"],
  ["a blank of Braille", "Ana\u{2800}"],
  ["a Cyrillic letter", "\u{410}na"],
  ["Cyrillic letters alone but one", "\u{410}n\u{430}"],
  ["mathematical letters", "𝐀𝓷𝕒"],
])("%s makes no other name", (_what, name) => {
  expect(nameKey(name)).toBe(nameKey("Ana"));
});

test("what people see as another name is one", () => {
  expect(new Set(["Ana", "Anä", "Ana 2", "안나"].map(nameKey)).size).toBe(4);
});

test.each([
  ["an accent behind an ignorable", "José", "Jose\u034f\u0301"],
  ["a final sigma", "ΑΝΑΣ", "ανας"],
  ["an m of two letters", "Mia", "rnia"],
  ["letters of another script in capitals", "ANA", "ΑΝΑ"],
  ["an I for an l", "Ali", "AIi"],
  ["a 0 for an O", "Bo", "B0"],
])("%s makes two names look alike", (_what, one, other) => {
  expect(nameKeys(one).some((key) => nameKeys(other).includes(key))).toBe(true);
});

test("a key is its own key, and case, normal form and ignorables never change it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(nameKey(`${name}\u034f`.normalize("NFD"))).toBe(nameKey(name));
      expect(nameKey(name.normalize("NFC"))).toBe(nameKey(name));
    }),
  );
});
