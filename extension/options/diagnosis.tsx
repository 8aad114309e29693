import { type StorageProblem, storageProblems } from "../shared/storage-problems.ts";
import { say } from "../shared/words/say.ts";
import { problemSentence } from "./problem-sentence.ts";

/** What went wrong that the user should know of, until it is dismissed. */
export const Diagnosis = ({ problems }: { problems: readonly StorageProblem[] }) => (
  <section class="diagnosis">
    <h2>{say("options_storage")}</h2>
    {problems.length === 0 ? (
      <p class="quiet">{say("options_storage_fine")}</p>
    ) : (
      <>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.key} ${problem.lost}`}>{problemSentence(problem)}</li>
          ))}
        </ul>
        <button
          type="button"
          onClick={() => {
            storageProblems.update((stored) => without(stored, problems));
          }}
        >
          {say("options_storage_dismiss")}
        </button>
      </>
    )}
  </section>
);

/** Leaves what came up since it was shown. */
const without = (stored: readonly StorageProblem[], shown: readonly StorageProblem[]): StorageProblem[] =>
  stored.filter(({ key, lost }) => !shown.some((each) => each.key === key && each.lost === lost));
