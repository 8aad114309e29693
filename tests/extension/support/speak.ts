import { readFileSync } from "node:fs";

type Messages = Record<string, { message: string }>;

const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(`extension/public/_locales/${language}/messages.json`, "utf8"));

/**
 * Node.js has no `chrome.i18n`: from now on the extension's sentences are read as Chrome reads them
 * (https://developer.chrome.com/docs/extensions/reference/api/i18n).
 *
 * @param language a folder of `_locales`
 * @param browserLanguage the browser's own, as a BCP 47 tag
 */
export const speak = (language: string, browserLanguage = language): void => {
  const messages = messagesOf(language);
  const getMessage = (name: string, parts: string[] = []): string =>
    (messages[name]?.message ?? "").replace(/\$(\$+|\d)/g, (_, what: string) =>
      what.startsWith("$") ? what : (parts[Number(what) - 1] ?? ""),
    );
  const withWords = globalThis as { chrome?: { i18n?: unknown } };
  withWords.chrome = { ...withWords.chrome, i18n: { getMessage, getUILanguage: () => browserLanguage } };
};
