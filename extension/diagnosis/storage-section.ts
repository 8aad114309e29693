import { storingProblem } from "../shared/storing-problem.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { bytes } from "./bytes.ts";
import type { Facts } from "./facts.ts";
import { problemSentence } from "./problem-sentence.ts";
import type { Row, Section } from "./row.ts";
import { storedName } from "./stored-name.ts";

// Fuller than this the next pings may not fit any more.
const nearlyFull = 0.8;

const usedRows = ({ storage }: Pick<Facts, "storage">): Row[] => {
  if (!storage) return [];
  const { used, quota } = storage;
  const value = say("diagnosis_used_of", bytes(used), bytes(quota));
  return [{ label: say("diagnosis_used"), value, tone: used / quota > nearlyFull ? "bad" : "good" }];
};

const shapeRows = ({ problems }: Pick<Facts, "problems">): Row[] => {
  const label = say("diagnosis_shape");
  if (problems.length === 0) return [{ label, value: say("diagnosis_shape_fine"), tone: "good" }];
  return problems.map((problem) => ({ label, value: problemSentence(problem), tone: "bad" }));
};

const storingRows = ({ storing }: Pick<Facts, "storing">): Row[] => {
  const problem = storingProblem(storing);
  if (!problem) return [];
  return [{ label: say("diagnosis_storing"), value: `${problem.why} ${problem.advice}`, tone: "bad" }];
};

/** What each stored item takes. */
export const storedRows = ({ storage }: Pick<Facts, "storage">): Row[] =>
  (storage?.items ?? []).map(({ name, bytes: size, entries }) => ({
    label: storedName(name),
    value: entries === undefined ? bytes(size) : sayCount("diagnosis_entries", entries, bytes(size)),
  }));

/** How much is kept on this computer, and what of it had the wrong shape. */
export const storageSection = (facts: Pick<Facts, "storage" | "problems" | "storing">): Section => ({
  title: say("diagnosis_storage"),
  rows: [...storingRows(facts), ...usedRows(facts), ...shapeRows(facts)],
});
