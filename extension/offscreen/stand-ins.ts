// What the extension's other documents have and an offscreen document lacks, and what takes its place here.
import pRetry from "p-retry";
import type { HandAnswer, HandRequest, Hands } from "../core/hands.ts";
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

/** Makes a call, which is lost where the worker is just ending, and then made again. */
const callWorker = async (hand: keyof Hands, data: unknown): Promise<unknown> => {
  const request: HandRequest = { hand, data };
  const send = async (): Promise<HandAnswer> => {
    const answer: HandAnswer | undefined = await chrome.runtime.sendMessage(request);
    if (answer === undefined) throw new Error("The service worker ended before it answered.");
    return answer;
  };
  const answer = await pRetry(send, { retries: 4, minTimeout: 100 });
  if ("error" in answer) throw new Error(answer.error);
  return answer.value;
};

/** The core's hands where it runs in an offscreen document: the service worker does what is asked. */
export const workerHands = new Proxy({} as Hands, {
  get: (_, hand: keyof Hands) => (data: unknown) => callWorker(hand, data),
});
