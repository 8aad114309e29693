import { useSignal } from "@preact/signals";
import { type TestPingRun, testPingSteps } from "../shared/test-ping-run.ts";
import { say, saySentence } from "../shared/words/say.ts";
import { stepNames, stepStates } from "../ui/test-ping/test-ping.tsx";
import { browserSection } from "./browser-section.ts";
import type { Row, Section } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { fullTime } from "./formats.ts";
import { reachSection } from "./reach.tsx";
import { roomSections } from "./room-section.ts";
import { serviceSection } from "./service-section.ts";
import { storageSection, storedRows } from "./storage.tsx";
import { changeWords } from "./timeline.tsx";
import type { Voice } from "./voice.ts";

/** How far the last test ping got, for the report; the page shows it by itself. */
const testPingSection = (run: TestPingRun | null, voice: Voice): Section => ({
  title: say("diagnosis_test_ping"),
  rows: run
    ? [
        { label: say("diagnosis_test_begun"), value: fullTime(run.startedAt) },
        ...testPingSteps.map((name): Row => {
          const { state, why } = run.steps[name];
          const stands = say(stepStates[state]);
          const value = why ? say("diagnosis_test_why", stands, voice.free(saySentence(why))) : stands;
          return { label: say(stepNames[name]), value };
        }),
      ]
    : [],
});

const withItems = (section: Section, facts: Facts): Section => ({
  ...section,
  rows: [...section.rows, ...storedRows(facts)],
});

/** All facts in words, but for the timeline. */
const sections = (facts: Facts, voice: Voice): Section[] => [
  serviceSection(facts),
  ...roomSections(facts, voice),
  testPingSection(facts.testPing, voice),
  reachSection(facts.reach),
  withItems(storageSection(facts), facts),
  browserSection(facts),
];

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

/** The report for somebody else: what will be copied, and the button that does. */
export const ReportBox = ({ text }: { text: string }) => {
  const said = useSignal("");
  const copy = async () => {
    said.value = await navigator.clipboard.writeText(text).then(
      () => say("diagnosis_copied"),
      () => say("diagnosis_not_copied"),
    );
  };
  return (
    <section class="card report">
      <div class="act">
        <div>
          <h2>{say("diagnosis_report")}</h2>
          <p class="quiet">{say("diagnosis_report_what")}</p>
        </div>
        <button class="primary" type="button" onClick={copy}>
          {say("diagnosis_copy")}
        </button>
        <span role="status">{said.value}</span>
      </div>
      <details>
        <summary>{say("diagnosis_preview")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so has to be reached with the keyboard */}
        <pre tabIndex={0}>{text}</pre>
      </details>
    </section>
  );
};
