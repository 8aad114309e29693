import { inRoom } from "../../shared/in-room.ts";
import { type Target, targetWords } from "../../shared/last-target.ts";
import { say } from "../../shared/words/say.ts";
import type { Roster } from "./roster-of.ts";

const newsOf = ({ to }: Target, { people, isIn }: Roster): string | undefined => {
  if (!isIn) return say("ways_once_connected");
  const person = people.find(({ name }) => name === to);
  return person && !person.here ? say("ways_waiting_for", person.name) : undefined;
};

/** What a notification says of a ping that was sent without the popup: what becomes of it if that is not at once, else its text. */
export const confirmationOf = (
  target: Target,
  text: string,
  roster: Roster,
): { title: string; message: string } => ({
  title: say("ways_pinged", inRoom(targetWords(target), roster.room)),
  message: newsOf(target, roster) ?? (text || say("notification_no_text")),
});
