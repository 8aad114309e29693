import { inRoom } from "../../shared/in-room.ts";
import { type Target, targetWords } from "../../shared/last-target.ts";
import { say } from "../../shared/words/say.ts";
import type { Reachable } from "./roster-of.ts";

/**
 * What a notification says of a ping that was sent without the popup.
 *
 * @param room if it is to be told
 */
export const confirmationOf = (
  target: Target,
  text: string,
  known: readonly Reachable[],
  room?: string,
): { title: string; message: string } => {
  const { to } = target;
  const person = known.find(({ name }) => name === to);
  return {
    title: say("ways_pinged", inRoom(targetWords(target), room)),
    message:
      person && !person.here ? say("ways_waiting_for", person.name) : text || say("notification_no_text"),
  };
};
