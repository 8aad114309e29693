import { cutText } from "../../shared/cut-text.ts";
import { inRoom } from "../../shared/in-room.ts";
import { disturbWords } from "../../shared/quiet/disturb-words.ts";
import { say } from "../../shared/words/say.ts";
import type { OmniboxSuggestions } from "../api.ts";
import { omniboxReadings, type Reading } from "./omnibox-readings.ts";
import { omniboxRequest } from "./omnibox-request.ts";
import { omniboxText } from "./omnibox-text.ts";
import { refusalOf } from "./refusal-of.ts";
import type { Roster } from "./roster-of.ts";

// More do not fit below the address bar.
const maxOthers = 5;
// The line is cut by the browser; a long text would only take its time.
const maxShown = 200;

const wordsFor = ({ to }: Reading): string => to ?? say("shared_everyone");

const newsOf = ({ to }: Reading, { people, isIn }: Roster, now: number): string | undefined => {
  if (!isIn) return say("ways_omnibox_once_connected");
  const person = people.find(({ name }) => name === to);
  if (person && !person.here) return say("ways_omnibox_late");
  return disturbWords(person ? person.person : null, "ping", people, now);
};

const description = (reading: Reading, roster: Roster, now: number): string => {
  const { text } = reading;
  const { room } = roster;
  const news = newsOf(reading, roster, now);
  const said = text === "" ? "" : `: ${omniboxText(cutText(text, maxShown))}`;
  const later = news === undefined ? "" : ` <dim>${omniboxText(news)}</dim>`;
  const name = `<match>${omniboxText(wordsFor(reading))}</match>`;
  const who = inRoom(name, room && omniboxText(room));
  return `${say("ways_omnibox_ping", who)}${said}${later}`;
};

/** Says what Enter will do with what was typed, and who else could be meant by it. @param now milliseconds since 1970 */
export const omniboxSuggestions = (input: string, roster: Roster, now: number): OmniboxSuggestions => {
  const names = roster.people.map(({ name }) => name);
  const request = omniboxRequest(input, names);
  const isPing = request.kind === "ping";
  const others = omniboxReadings(input, names).filter(({ to }) => !isPing || to !== request.to);
  return {
    enter: isPing
      ? description(request, roster, now)
      : omniboxText(cutText(refusalOf(request, roster.people), maxShown)),
    others: others.slice(0, maxOthers).map((reading) => ({
      content: `${wordsFor(reading)}: ${reading.text}`.trim(),
      description: description(reading, roster, now),
    })),
  };
};
