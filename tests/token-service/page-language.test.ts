import { expect, test } from "vitest";
import { testApp } from "./support/test-app.ts";

const open = async (path: string, language?: string) => {
  const headers = language === undefined ? {} : { "Accept-Language": language };
  const response = await (await testApp()).request(path, { headers });
  return { headers: response.headers, page: await response.text() };
};

const languageOf = (page: string) => /<html lang="(\w+)">/.exec(page)?.[1];

test.each([
  [undefined, "en"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["DE", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["fr,de;q=0.7,en;q=0.3", "de"],
  ["fr", "en"],
  ["en;q=0.4,de;q=0.9", "de"],
  ["de;q=0,fr", "en"],
  ["*", "en"],
  [";;q=,", "en"],
])("a browser that asks for %s gets %s, and is told so", async (asked, language) => {
  for (const path of ["/", "/join"]) {
    const { page, headers } = await open(path, asked);
    expect(languageOf(page)).toBe(language);
    expect(headers.get("Content-Language")).toBe(language);
    expect(headers.get("Vary")).toMatch(/\bAccept-Language\b/);
  }
});

test("the German pages say all in German that the English ones say in English", async () => {
  // Names of things, which are the same in both.
  const same = /^(Pingroom|Ana|https?:.*|chrome:.*|edge:.*|dist|#|ping\.example|[\s.…]*)$/;
  const sentences = (page: string) =>
    page
      .replace(/<(style|script|svg)[^>]*>.*?<\/\1>/gs, "")
      .split(/<[^>]*>/)
      .map((part) => part.replace(/\s+/g, " ").trim())
      .filter((part) => part !== "" && !same.test(part));
  for (const path of ["/", "/join"]) {
    const [german, english] = await Promise.all([open(path, "de"), open(path, "en")]);
    expect(sentences(german.page).length).toBe(sentences(english.page).length);
    const both = new Set(sentences(english.page));
    expect(sentences(german.page).filter((part) => both.has(part))).toEqual([]);
  }
});
