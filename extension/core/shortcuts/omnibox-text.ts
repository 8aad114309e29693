import { notificationText } from "../../shared/notification-text.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

// Besides control characters, which are gone by then, these are none in XML 1.0 (https://www.w3.org/TR/xml/#charsets).
const noCharacters = /[\ufffe\uffff]/gu;

/**
 * Words as they stand in a suggestion of the address bar, which is XML: one line, with nothing in it that is markup. “%s”
 * stands for all that was typed there, so it is parted by a word joiner, which nobody sees.
 */
export const omniboxText = (text: string): string =>
  notificationText(text.toWellFormed())
    .replace(noCharacters, " ")
    .replaceAll("%s", "%\u2060s")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "");
