import german from "../public/_locales/de/messages.json";
import english from "../public/_locales/en/messages.json";
import type { Word } from "../shared/words/say.ts";

const languages: Record<string, Record<Word, { message: string }>> = { de: german, en: english };

// That of the browser's own menus, as `chrome.i18n` goes by; `navigator.language` is the first that the user wants pages in.
const browserLanguage = new Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * Looks a sentence up as `chrome.i18n.getMessage` does, which an offscreen document has not: the browser's language, without its
 * region, else English (https://developer.chrome.com/docs/extensions/reference/api/i18n).
 */
export const importedWords = (word: Word, parts: string[]): string => {
  const spoken = languages[browserLanguage.split("-")[0] ?? ""] ?? english;
  const { message } = spoken[word] ?? english[word];
  return message.replace(/\$(\$|[1-9])/g, (_, part: string) =>
    part === "$" ? "$" : (parts[Number(part) - 1] ?? ""),
  );
};
