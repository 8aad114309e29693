import { readFileSync } from "node:fs";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { nameProblem, roomProblem } from "../../extension/shared/names.ts";
import { twilioLength } from "../../naming/graphemes.ts";
import { isReservedName } from "../../token-service/team/name-key.ts";
import { deviceLabel, personName, roomName } from "../../token-service/team/names.ts";

const samples = [
  "",
  "  ",
  "Ana",
  "Ana Lima",
  "漢字",
  "a".repeat(40),
  "a".repeat(41),
  "a".repeat(61),
  "A\u202eb",
  "ops",
  "ops/1",
  "-x",
  "é.t_e-1",
  "علی\u200cرضا",
  "a\u200cb",
  "👩‍💻 Ana",
  "क्\u200dष",
  "क\u200dष",
  "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Mo",
  "葛\u{e0100}城",
  "Ana\ufe0f",
  "\u3164",
  "\u2800",
  "Ana\u2800",
  "Ana\u115f",
  "\uffa0Ana",
  "\u034fAna",
  "\u0301\u0302",
  "\u0301Ana",
  "\ue000",
  "\ufffe",
  "Zoé\u0301\u0301",
  "\u0410na",
  "Ana Ψ",
  "Анна",
  "Ελένη",
  "山田 Taro",
  "김철수 Kim",
  "ᎠᎾ Ana",
  "Everyone",
  "ALLE",
  "you",
  "Du",
  "Alla",
  "é".repeat(40),
  "語".repeat(43),
  "👩‍💻".repeat(41),
];

// The service decides; the extension only says it sooner and beside the field.
describe("the extension and the service agree on what is a good", () => {
  test.each(samples)("name: %j", (typed) => {
    expect(nameProblem(typed) === null).toBe(v.is(personName, typed));
  });

  test.each(samples)("room: %j", (typed) => {
    expect(roomProblem(typed) === null).toBe(v.is(roomName, typed));
  });
});

describe("a name", () => {
  test.each([
    ["the joiner that Persian needs", "علی\u200cرضا"],
    ["an emoji of several", "👩‍💻 Ana"],
    ["a joined letter of Hindi", "क्\u200dष"],
    ["a variant of a Chinese character", "葛\u{e0100}城"],
    ["a flag", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Mo"],
    ["Japanese beside Latin", "山田 Taro"],
    ["Korean beside Latin", "김철수 Kim"],
    ["40 characters as people count them, where each is two", "e\u0323\u0301".normalize("NFC").repeat(20)],
  ])("may have %s", (_what, name) => {
    expect(v.is(personName, name)).toBe(true);
  });

  test.each([
    ["a joiner between Latin letters", "a\u200db"],
    ["a filler alone", "\u3164"],
    ["a blank that is no space", "Ana\u2800"],
    ["a filler somewhere", "An\uffa0a"],
    ["nothing but marks", "\u0301\u0302"],
    ["a private character", "\ue000"],
    ["Cyrillic among Latin letters", "\u0410na"],
    ["Greek among Latin letters", "Αna"],
    ["a script that does not go with Latin", "ᎠᎾ Ana"],
    ["an accent twice", "Zoé\u0301"],
  ])("may not have %s", (_what, name) => {
    expect(v.is(personName, name)).toBe(false);
    expect(v.is(deviceLabel, name)).toBe(false);
  });

  test("always leaves an identity 44 of the 128 characters that Twilio takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        const { success, output } = v.safeParse(personName, typed);
        expect(success ? twilioLength(output) : 0).toBeLessThanOrEqual(84);
      }),
    );
  });

  test("is refused as a word of Pingroom's own in whatever letters", () => {
    for (const name of ["everyone", "EVERYONE", "Everyοnе".normalize("NFC"), "Y0u", "alle", "Еvеrуоnе"])
      expect(isReservedName(name)).toBe(true);
    for (const name of ["Everyone.", "“everyone”", "Everyone!", "Ana (guest)", "Ana (Gast abc)"])
      expect(isReservedName(name)).toBe(true);
    for (const name of ["Alla", "Ana (Guestrow)", "Ana (Ops)"]) expect(isReservedName(name)).toBe(false);
  });

  test("can be no word by which the extension means somebody, in any language", () => {
    for (const language of ["en", "de"]) {
      const path = `extension/public/_locales/${language}/messages.json`;
      const words = JSON.parse(readFileSync(path, "utf8")) as Record<string, { message: string }>;
      for (const key of ["shared_everyone", "popup_everyone", "diagnosis_me", "diagnosis_somebody"])
        expect(isReservedName(words[key]?.message ?? "")).toBe(true);
      expect(isReservedName(`Ana (${words.shared_guest?.message})`)).toBe(true);
      expect(isReservedName(words.history_you_to?.message.split(" ")[0] ?? "")).toBe(true);
    }
  });
});
