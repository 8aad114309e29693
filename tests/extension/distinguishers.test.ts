import { expect, test } from "vitest";
import { distinguishers } from "../../extension/shared/distinguishers.ts";

const told = (...people: [name: string, person: string][]) =>
  Object.fromEntries(distinguishers(people.map(([name, person]) => ({ name, person }))));

test("people with names of their own need nothing beside them", () => {
  expect(told(["Ana", "mabcdefghi"], ["Bo", "gabcdefghi"], ["Eva", "gabcdefgh2"])).toEqual({});
});

test("one person on several devices is nobody else", () => {
  expect(told(["Ana", "mabcdefghi"], ["Ana", "mabcdefghi"])).toEqual({});
});

test("a guest is told from a member who looks the same by being one", () => {
  expect(told(["Ana", "mabcdefghi"], ["Аnа", "gxyzdefghi"])).toEqual({
    mabcdefghi: { guest: false, part: undefined },
    gxyzdefghi: { guest: true, part: undefined },
  });
});

test("two guests are told apart by as much of their ids as it takes", () => {
  expect(told(["Ana", "gabcdefghi"], ["ana", "gabcxyz234"], ["ÁNA", "gzzzzzzzzz"])).toEqual({
    gabcdefghi: { guest: true, part: "abcd" },
    gabcxyz234: { guest: true, part: "abcx" },
    gzzzzzzzzz: { guest: true, part: "zzz" },
  });
});

test.each([
  ["case", "Ana", "ANA"],
  ["accents", "José", "Jose"],
  ["Cyrillic letters", "Саша", "Caша"],
  ["Greek letters", "Τοm", "Tom"],
  ["an I for an l", "AIi", "Ali"],
  ["a 0 for an O", "B0", "Bo"],
  ["what nobody sees", "Ana", "An\u200ba"],
])("%s make two people look alike", (_what, one, other) => {
  expect(Object.keys(told([one, "gabcdefghi"], [other, "gxyzdefghi"]))).toHaveLength(2);
});
