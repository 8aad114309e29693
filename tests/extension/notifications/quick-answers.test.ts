import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { answersOf, buttonsOf } from "../../../extension/core/notifications/notification.ts";

const from = "Bo.aaaaaaaa";

const speak = (language: string) => {
  const messages = JSON.parse(readFileSync(`extension/public/_locales/${language}/messages.json`, "utf8"));
  vi.stubGlobal("chrome", {
    i18n: {
      getMessage: (name: string, [part = ""]: string[] = []) =>
        messages[name]?.message.replace("$1", part) ?? "",
    },
  });
};

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["en", ["Coming", "5 min"], ["Open example.com", "Coming"]],
  ["de", ["Komme", "5 Min."], ["example.com öffnen", "Komme"]],
])("in %s a notification has buttons for the two likeliest answers", (language, answers, withAddress) => {
  speak(language);
  const titles = (text: string) => buttonsOf(text, answersOf({ from }, "both")).map(({ title }) => title);
  expect(titles("Coffee?")).toEqual(answers);
  expect(titles("Look: https://example.com/a")).toEqual(withAddress);
});

test("there is nobody to answer a test ping", () => {
  speak("en");
  expect(answersOf({ from: "Bo.aaaaaaaa.probe" }, "both")).toEqual([]);
});
