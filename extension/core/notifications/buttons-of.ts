import { textParts } from "../../shared/text-parts.ts";
import { say } from "../../shared/words/say.ts";

/** A button of a notification: an answer, or the way to an address in the ping. */
export type Button = { title: string } & ({ answer: string } | { open: string });

// More than two are cut off by the browser.
const maxButtons = 2;

/**
 * The buttons of a ping's notification, in their order. Its address can be opened from there if it has one, and no more
 * than that: of several a button could not say which it opens.
 *
 * @param answers that can be given
 */
export const buttonsOf = (text: string, answers: readonly string[]): Button[] => {
  const addresses = textParts(text).flatMap((part) => (typeof part === "string" ? [] : part.address));
  const open = addresses.length === 1 ? addresses : [];
  return [
    ...open.map((address) => ({ title: say("notification_open", new URL(address).host), open: address })),
    ...answers.map((answer) => ({ title: answer, answer })),
  ].slice(0, maxButtons);
};
