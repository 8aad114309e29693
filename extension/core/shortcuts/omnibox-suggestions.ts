import { fold } from "../../shared/fold.ts";
import { disturbWords } from "../../shared/quiet/quiet-now.ts";
import { inRoom } from "../../shared/room-choices.ts";
import { cutText, notificationText } from "../../shared/shown-text.ts";
import { say } from "../../shared/words/say.ts";
import type { OmniboxSuggestions } from "../api.ts";
import { beginnings, omniboxCandidates, omniboxRequest, refusalOf } from "./omnibox-request.ts";
import type { Roster } from "./roster.ts";

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

/** One way to read what was typed. */
interface Reading {
  /** A person's name as the roster has it, or null for everyone. */
  to: string | null;
  text: string;
}

/** All ways to read what was typed: whose name begins like it, and what is then left for the text. */
const omniboxReadings = (input: string, names: readonly string[]): Reading[] => {
  const typed = input.trim();
  const candidates = omniboxCandidates(names);
  const starts = beginnings(typed, candidates).map((start) => ({ start, folded: fold(start) }));
  const readings = new Map<string | null, Reading>(); // By whom they mean: everyone goes by more than one word.
  for (const { to, folded: name } of candidates) {
    const longest = typed === "" ? { start: "" } : starts.find(({ folded }) => name.startsWith(folded));
    if (longest && !readings.has(to))
      readings.set(to, { to, text: typed.slice(longest.start.length).trim() });
  }
  return [...readings.values()];
};

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
