import type { StorageProblem } from "../shared/core-values-schema.ts";
import { language, say, sayCount, type Word } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { storingProblem } from "../ui/problem.tsx";
import { Card, type Row, Rows, type Section } from "./card.tsx";
import type { Facts, StorageUse } from "./facts.ts";
import { bytes } from "./formats.ts";

const names = new Map<string, Word>([
  ["deletedPings", "diagnosis_stored_deleted"],
  ["device", "options_stored_device"],
  ["draft", "options_stored_draft"],
  ["enrolment", "options_stored_enrolment"],
  ["handledElsewhere", "options_stored_handled"],
  ["inbox", "options_stored_inbox"],
  ["knownEngine", "options_stored_engine"],
  ["knownTeammates", "options_stored_teammates"],
  ["lastService", "options_stored_service"],
  ["lastTarget", "options_stored_target"],
  ["lastTargets", "options_stored_targets"],
  ["newDevices", "diagnosis_stored_new_devices"],
  ["oldForgotten", "diagnosis_stored_forgotten"],
  ["knownTime", "diagnosis_stored_time"],
  ["leftOut", "diagnosis_stored_left_out"],
  ["outbox", "options_stored_outbox"],
  ["receivedKeys", "options_stored_keys"],
  ["removedPeople", "diagnosis_stored_removed"],
  ["roomNews", "diagnosis_stored_room_news"],
  ["settings", "options_stored_settings"],
  ["takenOver", "diagnosis_stored_taken_over"],
  ["storageProblems", "diagnosis_stored_problems"],
  ["timeline", "diagnosis_stored_timeline"],
  ["welcome", "diagnosis_stored_welcome"],
  ["workingUntil", "options_stored_overtime"],
]);

/** What people call a stored item. @param key what the code calls it */
const storedName = (key: string): string => {
  const word = names.get(key);
  return word ? say(word) : say("options_stored_other", key);
};

const timeOf = (since: number): string =>
  new Intl.DateTimeFormat(language(), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(since);

/** Says in a sentence what of the stored had the wrong shape, and when that was first seen. */
export const problemSentence = ({ key, lost, since }: StorageProblem): string => {
  const name = storedName(key);
  if (lost === "everything") return say("options_all_lost", name, timeOf(since));
  return sayCount("options_some_lost", lost, name, timeOf(since));
};

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

/** Measures it. */
export const storageUse = async (): Promise<StorageUse> => {
  const [{ usage = 0, quota = 0 }, items] = await Promise.all([
    navigator.storage.estimate(),
    ask("storageUse"),
  ]);
  return { used: usage, quota, items };
};

/** What is kept on this computer, and what of it had the wrong shape, until that is dismissed. */
export const StorageCard = ({ facts }: { facts: Facts }) => {
  const { problems } = facts;
  return (
    <Card section={storageSection(facts)} class="storage">
      <details>
        <summary>{say("diagnosis_stored_items")}</summary>
        <Rows rows={storedRows(facts)} />
      </details>
      {problems.length > 0 && (
        <div>
          <button type="button" onClick={() => ask("dismissStorageProblems", [...problems])}>
            {say("diagnosis_dismiss")}
          </button>
        </div>
      )}
    </Card>
  );
};
