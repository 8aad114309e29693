import { inRoom } from "../../shared/in-room.ts";
import { type Target, targetWords } from "../../shared/last-target.ts";
import { disturbWords } from "../../shared/quiet/disturb-words.ts";
import { say } from "../../shared/words/say.ts";
import type { Roster } from "./roster-of.ts";

const newsOf = ({ to }: Target, { people, isIn }: Roster, now: number): string | undefined => {
  if (!isIn) return say("ways_once_connected");
  const person = people.find(({ name }) => name === to);
  if (person && !person.here) return say("ways_waiting_for", person.name);
  return disturbWords(to, "ping", people, now);
};

/** What a notification says of a ping that was sent without the popup: what becomes of it if it is not shown at once, else its text. @param now milliseconds since 1970 */
export const confirmationOf = (
  target: Target,
  text: string,
  roster: Roster,
  now: number,
): { title: string; message: string } => ({
  title: say("ways_pinged", inRoom(targetWords(target), roster.room)),
  message: newsOf(target, roster, now) ?? (text || say("notification_no_text")),
});
