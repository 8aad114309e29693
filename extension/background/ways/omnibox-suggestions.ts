import { inRoom } from "../../shared/in-room.ts";
import { targetWords } from "../../shared/last-target.ts";
import { say } from "../../shared/words/say.ts";
import { cutText } from "./cut-text.ts";
import { omniboxReadings, type Reading } from "./omnibox-readings.ts";
import { omniboxRequest } from "./omnibox-request.ts";
import { omniboxText } from "./omnibox-text.ts";
import { refusalOf } from "./refusal-of.ts";
import type { Reachable } from "./roster-of.ts";

/** What the address bar shows below what is typed. */
export interface OmniboxSuggestions {
  /** What Enter will do, as the browser's kind of XML. */
  enter: string;
  /** Others who could be meant; `content` is what their line is read as. */
  others: { content: string; description: string }[];
}

// More do not fit below the address bar.
const maxOthers = 5;
// The line is cut by the browser; a long text would only take its time.
const maxShown = 200;

const description = ({ to, text }: Reading, roster: readonly Reachable[], room?: string): string => {
  const person = roster.find(({ name }) => name === to);
  const said = text === "" ? "" : `: ${omniboxText(cutText(text, maxShown))}`;
  const late = person && !person.here ? ` <dim>${omniboxText(say("ways_omnibox_late"))}</dim>` : "";
  const name = `<match>${omniboxText(targetWords({ to }))}</match>`;
  const who = inRoom(name, room && omniboxText(room));
  return `${say("ways_omnibox_ping", who)}${said}${late}`;
};

/**
 * Says what Enter will do with what was typed, and who else could be meant by it.
 *
 * @param room if it is to be told
 */
export const omniboxSuggestions = (
  input: string,
  roster: readonly Reachable[],
  room?: string,
): OmniboxSuggestions => {
  const names = roster.map(({ name }) => name);
  const request = omniboxRequest(input, names);
  const isPing = request.kind === "ping";
  const others = omniboxReadings(input, names).filter(({ to }) => !isPing || to !== request.to);
  return {
    enter: isPing
      ? description(request, roster, room)
      : omniboxText(cutText(refusalOf(request, roster), maxShown)),
    others: others.slice(0, maxOthers).map((reading) => ({
      content: `${targetWords(reading)}: ${reading.text}`.trim(),
      description: description(reading, roster, room),
    })),
  };
};
