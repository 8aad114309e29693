import { storingProblem } from "../shared/storing-problem.ts";
import { say } from "../shared/words/say.ts";
import { bytes } from "./bytes.ts";
import type { Facts } from "./facts.ts";
import { problemSentence } from "./problem-sentence.ts";
import type { Row, Section } from "./row.ts";
import { storedName } from "./stored-name.ts";

// Fuller than this the next list of pings may not fit any more.
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
export const storedRows = ({ storage }: Pick<Facts, "storage">): Row[] => {
  const { items = [], database } = storage ?? {};
  const rows = items.map(({ key, bytes: size }) => ({ label: storedName(key), value: bytes(size) }));
  return database === undefined
    ? rows
    : [...rows, { label: say("diagnosis_database"), value: bytes(database) }];
};

/** How much is kept on this computer, and what of it had the wrong shape. */
export const storageSection = (facts: Pick<Facts, "storage" | "problems" | "storing">): Section => ({
  title: say("diagnosis_storage"),
  rows: [...storingRows(facts), ...usedRows(facts), ...shapeRows(facts)],
});
