import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const locales = "extension/public/_locales";

type Messages = Record<string, { message: string; placeholders?: unknown }>;

const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(path.join(locales, language, "messages.json"), "utf8"));

const english = messagesOf("en");
const others = readdirSync(locales).filter((language) => language !== "en");

/** All that may name a sentence: the extension's code and its manifest. */
const code = [
  ...readdirSync("extension", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join("extension", file), "utf8")),
  readFileSync("manifest.json", "utf8"),
].join("\n");

const isUsed = (name: string): boolean => {
  const counted = name.replace(/_(one|other)$/, "");
  return code.includes(`"${name}"`) || code.includes(`__MSG_${name}__`) || code.includes(`"${counted}"`);
};

const partsIn = ({ message }: { message: string }): string[] =>
  [...new Set(message.match(/\$\d/g) ?? [])].sort();

test("there is more than one language", () => {
  expect(others).not.toEqual([]);
});

test("every sentence is used", () => {
  expect(Object.keys(english).filter((name) => !isUsed(name))).toEqual([]);
});

test("every sentence that is said exists", () => {
  const said = [...code.matchAll(/\b(?:say|sentenceOf)\(\s*"(\w+)"/g), ...code.matchAll(/__MSG_(\w+)__/g)];
  const counted = [...code.matchAll(/\bsayCount\(\s*"(\w+)"/g)].flatMap(([, name]) => [
    `${name}_one`,
    `${name}_other`,
  ]);
  const names = [...said.map(([, name]) => name ?? ""), ...counted];
  expect(names.filter((name) => !(name in english))).toEqual([]);
});

describe.each(["en", ...others])("in %s", (language) => {
  const messages = messagesOf(language);

  test("no sentence is missing, and none is too many", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  test("each sentence says something, with the same parts as in English", () => {
    const wrong = Object.entries(messages).filter(
      ([name, each]) =>
        each.message.trim() === "" || `${partsIn(each)}` !== `${partsIn(english[name] ?? each)}`,
    );
    expect(wrong).toEqual([]);
  });

  test("a variable of the service is named only in what somebody is to show to their admin", () => {
    const toAdmin = { en: "Show this to your admin:", de: "Zeig das deinem Admin:" }[language];
    const naming = /\b[A-Z]{2,}_[A-Z_]+/;
    const found = Object.entries(messages).filter(([, { message }]) => {
      const [forTeammate = ""] = toAdmin === undefined ? [message] : message.split(toAdmin);
      return naming.test(forTeammate);
    });
    expect(found).toEqual([]);
  });

  test("no sentence holds a sign that stands for something without a part behind it", () => {
    const odd = Object.entries(messages).filter(([, { message }]) => /\$(?![\d$])/.test(message));
    expect(odd).toEqual([]);
  });
});
