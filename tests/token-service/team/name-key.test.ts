import { expect, test } from "vitest";
import { nameKey } from "../../../token-service/team/name-key.ts";

test.each([
  ["case", "ANA"],
  ["width", "Ａｎａ"],
  ["a variation selector", "Ana\u{fe0f}"],
  ["a combining grapheme joiner", "A\u{34f}na"],
  ["a Hangul filler", "Ana\u{3164}"],
])("%s makes no other name", (_what, name) => {
  expect(nameKey(name)).toBe(nameKey("Ana"));
});

test("what people see as another name is one", () => {
  expect(new Set(["Ana", "Anä", "Ana 2", "안나"].map(nameKey)).size).toBe(4);
});
