import { describe, expect, test } from "vitest";

import { fold } from "../../extension/shared/fold.ts";
import { matching } from "../../extension/shared/matching.ts";

describe("are compared as the same:", () => {
  test.each([
    ["accents", "Chloé Ågren", "chloe agren"],
    ["Greek accents", "Άννα", "αννα"],
    ["Cyrillic accents", "Семён", "семен"],
    ["Hebrew points", "שָׁלוֹם", "שלום"],
    ["Arabic points", "مُحَمَّد", "محمد"],
    ["the sigma at the end of a word", "ΑΝΑΣ", "ανασ"],
    ["the small one too", "ανας", "ανασ"],
    ["ẞ and ss", "STRAẞE", "strasse"],
    ["ß and ss", "Straße", "STRASSE"],
    ["Turkish letters", "İpek Işık", "ipek isik"],
    ["letters that are taken apart into capitals", "𝐀𝐧𝐚", "ana"],
    ["width", "Ａｎａ", "ana"],
    ["quotes", "O’Brien", "O'Brien"],
    ["a letter that is an apostrophe", "Oʼbrien", "o'brien"],
    ["hyphens", "Ann‑Marie", "Ann-Marie"],
    ["dashes", "Ann–Marie", "Ann-Marie"],
    ["what nobody sees", "An\u200ba\u2060", "Ana"],
    ["joiners", "علی\u200cرضا", "علیرضا"],
    ["spaces", " Ana \u00a0 Lima ", "ana lima"],
  ])("%s", (_what, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });
});

describe("are other letters:", () => {
  test.each([
    ["vowel signs", "मीना", "मोना"],
    ["a letter with and without a virama", "क्", "क"],
    ["voiced kana", "ばな", "はな"],
    ["half-voiced kana", "ぱな", "はな"],
    ["Thai vowels and tones", "น้ำ", "นำ"],
    ["Khmer vowels", "កា", "ក"],
    ["Korean final consonants", "한", "하"],
    ["Й and И", "Йосиф", "Иосиф"],
    ["Ї and І", "Їжак", "Іжак"],
    ["hamza", "سأل", "سال"],
  ])("%s", (_what, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

describe("the list of teammates", () => {
  const found = (typed: string, ...names: string[]) =>
    matching(
      names.map((name) => ({ name })),
      typed,
    )?.map(({ name }) => name);

  test("finds by the beginning of a name in capitals or small letters, whatever the letter looks like at its end", () => {
    expect(found("ΑΝΑΣ", "Αναστασια")).toEqual(["Αναστασια"]);
    expect(found("ανας", "ΑΝΑΣΤΑΣΙΑ")).toEqual(["ΑΝΑΣΤΑΣΙΑ"]);
  });

  test("shows first who is written so", () => {
    expect(found("ANA", "ána", "Ana Lima", "Ana")).toEqual(["Ana", "ána", "Ana Lima"]);
    expect(found("án", "Ana", "Ána")).toEqual(["Ána", "Ana"]);
  });

  test("never finds another letter for one with an accent", () => {
    expect(found("मो", "मीना")).toEqual([]);
  });
});
