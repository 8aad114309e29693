import { afterEach, expect, test } from "vitest";
import {
  language,
  say,
  sayCount,
  sayList,
  saySentence,
  sentenceOf,
} from "../../../extension/shared/words/say.ts";
import { speak } from "../support/speak.ts";

afterEach(() => speak("en"));

test("a sentence is said in the language of the browser", () => {
  expect(say("command_ping_last")).toBe("Ping whoever you pinged last");
});

test("a sentence that is named now can be said later", () => {
  expect(saySentence(sentenceOf("command_ping_last"))).toBe("Ping whoever you pinged last");
});

test("what only a service can put into words is said as it said it", () => {
  expect(saySentence({ plain: "Costs $1." })).toBe("Costs $1.");
});

test.each([
  ["en", "en-GB", "en-GB"],
  ["de", "de", "de"],
  ["en", "fr", "en"],
  ["de", "en-US", "de"],
])("with sentences in %s, dates in a browser that speaks %s are written as in %s", (spoken, browser, tag) => {
  speak(spoken, browser);
  expect(language()).toBe(tag);
});

test("a sentence that counts takes the plural form and the digits of its language", () => {
  expect([0, 1, 1_200].map((count) => sayCount("notification_late", count))).toEqual([
    "0 pings while you were away",
    "1 ping while you were away",
    "1,200 pings while you were away",
  ]);
  speak("de");
  expect(sayCount("notification_late", 1_200)).toBe("1.200 Pings, während du weg warst");
});

test("names are listed as the language lists them", () => {
  const names = ["Ana", "Bo", "Chloé"];
  expect(sayList(names)).toBe("Ana, Bo, and Chloé");
  expect(sayList(names, "or")).toBe("Ana, Bo, or Chloé");
  expect(sayList([])).toBe("");
  speak("de");
  expect(sayList(names)).toBe("Ana, Bo und Chloé");
});
