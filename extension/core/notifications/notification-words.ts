import { provesNothing } from "../../shared/identity.ts";
import type { OwnRole } from "../../shared/own-person.ts";
import { canBeAnswered, quickAnswers } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { inRoom } from "../../shared/room-choices.ts";
import { textParts } from "../../shared/text-parts.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say } from "../../shared/words/say.ts";

/**
 * What a notification says first: who, whom and how urgently, and whether nothing proves it. The room is told here and not beside it: on Linux a
 * notification's context stands above its message, which a banner of one line then does not show.
 *
 * @param room if it is to be told
 */
export const titleOf = (
  { from, toEveryone, priority, re, test }: ReceivedPing,
  called: Called,
  room?: string,
): string => {
  if (test) return say("test_ping_title");
  const name = inRoom(called(from), room);
  const told = (words: string) => (provesNothing([from]) ? say("notification_unproven", words) : words);
  if (re !== undefined) return told(say("notification_answered", name));
  const what = told(
    toEveryone ? say("notification_pinged_everyone", name) : say("notification_pinged_you", name),
  );
  return priority === "urgent" ? say("notification_urgent", what) : what;
};

// More than two are cut off by the browser.
const maxButtons = 2;

/**
 * The answers that a ping's notification offers, in the order of its buttons; an answer needs none.
 *
 * @param role this device's in the ping's room
 */
export const answersOf = (
  ping: Pick<ReceivedPing, "re" | "from" | "former" | "removed">,
  role: OwnRole,
): string[] =>
  ping.re === undefined && canBeAnswered(ping, role) ? quickAnswers().slice(0, maxButtons) : [];

/** A button of a notification: an answer, or the way to an address in the ping. */
export type Button = { title: string } & ({ answer: string } | { open: string });

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
