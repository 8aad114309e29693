import { type Target, targetWords } from "../../shared/last-target.ts";
import { say } from "../../shared/words/say.ts";
import type { Reachable } from "./roster-of.ts";

/** What a notification says of a ping that was sent without the popup. */
export const confirmationOf = (
  target: Target,
  text: string,
  known: readonly Reachable[],
): { title: string; message: string } => {
  const { to } = target;
  const person = known.find(({ name }) => name === to);
  return {
    title: say("ways_pinged", targetWords(target)),
    message:
      person && !person.here ? say("ways_waiting_for", person.name) : text || say("notification_no_text"),
  };
};
