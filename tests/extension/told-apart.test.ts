import { expect, test } from "vitest";
import { toldApart } from "../../extension/shared/told-apart.ts";

const called = (...people: string[]) => people.map(toldApart(people));

test("people whose names differ are called by their names alone, however many devices they have", () => {
  expect(called("Ana.maaaaaaaaa.aaaaaaaa", "Ana.maaaaaaaaa.bbbbbbbb", "Bo.gbbbbbbbbb")).toEqual([
    "Ana",
    "Ana",
    "Bo",
  ]);
});

test("a guest who looks like a member is called a guest, whichever letters the name is made of", () => {
  expect(called("Ana.maaaaaaaaa", "\u0410n\u0430.gbbbbbbbbb", "ÁNA.gcccccccc2.aaaaaaaa")).toEqual([
    "Ana",
    "\u0410n\u0430 (guest bbb)",
    "ÁNA (guest ccc)",
  ]);
  expect(called("Ana.maaaaaaaaa", "ana.gbbbbbbbbb")).toEqual(["Ana", "ana (guest)"]);
});

test("two of one kind are told apart by as much of their ids as it takes", () => {
  expect(called("Al.gabcde2222", "Al.gabcdf2222", "A1.gzzzzzzzzz")).toEqual([
    "Al (guest abcde)",
    "Al (guest abcdf)",
    "A1 (guest zzz)",
  ]);
  expect(called("Ana.mabcdefghi", "Ana.mzzzzzzzzz")).toEqual(["Ana (abc)", "Ana (zzz)"]);
});

test("somebody who is not here any more is told apart from whoever looks the same now", () => {
  expect(toldApart(["Ana.mzzzzzzzzz.aaaaaaaa"])("Ana.mabcdefghi.aaaaaaaa")).toBe("Ana (abc)");
});

test("who comes from a service that gives no ids has a name alone", () => {
  expect(called("Ana", "Ana.abcdefgh", "Bo")).toEqual(["Ana", "Ana", "Bo"]);
});
