import { say } from "../shared/words/say.ts";
import { changeWords } from "./change-words.ts";
import type { Facts } from "./facts.ts";
import type { Row, Section } from "./row.ts";
import { sections } from "./sections.ts";
import { fullTime } from "./times.ts";
import type { Voice } from "./voice.ts";

// What would be read as Markdown in the middle of a line.
const plain = (text: string): string => text.replace(/[\r\n]+/g, " ").replace(/[\\`*_<>[\]#|]/g, "\\$&");

const lineOf = ({ label, value }: Row): string => `- ${plain(label)}: ${plain(value)}`;

const part = (title: string, lines: readonly string[]): string =>
  [`## ${plain(title)}`, "", ...(lines.length > 0 ? lines : [`- ${say("diagnosis_none")}`])].join("\n");

const timelineLines = ({ timeline }: Facts, voice: Voice): string[] =>
  timeline.map((change) => {
    const { what, room, why } = changeWords(change, voice);
    const where = room === undefined ? "" : ` (${room})`;
    return `- ${fullTime(change.at)}: ${plain(what)}${plain(where)}${why ? `. ${plain(why)}` : ""}`;
  });

/**
 * All facts as Markdown, to be read by somebody else. Nothing but what the page shows is in it, and that holds no token, no
 * secret and no ping; people are spoken of in the given voice.
 */
export const report = (facts: Facts, voice: Voice): string =>
  [
    `# ${say("diagnosis_report_title")}`,
    say("diagnosis_report_made", fullTime(facts.now)),
    ...sections(facts, voice).map(({ title, rows }: Section) => part(title, rows.map(lineOf))),
    part(say("diagnosis_timeline"), timelineLines(facts, voice)),
  ].join("\n\n");
