import { say } from "../shared/words/say.ts";
import { bytes } from "./bytes.ts";
import type { Facts } from "./facts.ts";
import { problemSentence } from "./problem-sentence.ts";
import type { Row, Section } from "./row.ts";
import { storedName } from "./stored-name.ts";

// Fuller than this the next list of pings may not fit any more.
const nearlyFull = 0.8;

const usedRow = ({ used, quota }: NonNullable<Facts["storage"]>): Row => ({
  label: say("diagnosis_used"),
  value: say("diagnosis_used_of", bytes(used), bytes(quota)),
  tone: used / quota > nearlyFull ? "bad" : "good",
});

/** What is kept on this computer, and what of it had the wrong shape. */
export const storageSection = ({ storage, problems }: Pick<Facts, "storage" | "problems">): Section => ({
  title: say("diagnosis_storage"),
  rows: [
    ...(storage
      ? [
          usedRow(storage),
          ...storage.items.map(({ key, bytes: size }) => ({ label: storedName(key), value: bytes(size) })),
          ...(storage.database === undefined
            ? []
            : [{ label: say("diagnosis_database"), value: bytes(storage.database) }]),
        ]
      : []),
    ...(problems.length === 0
      ? [{ label: say("diagnosis_shape"), value: say("diagnosis_shape_fine"), tone: "good" as const }]
      : problems.map((problem) => ({
          label: say("diagnosis_shape"),
          value: problemSentence(problem),
          tone: "bad" as const,
        }))),
  ],
});
