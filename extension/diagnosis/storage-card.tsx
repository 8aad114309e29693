import { storageProblems } from "../shared/storage-problems.ts";
import { say } from "../shared/words/say.ts";
import { Card } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { Rows } from "./rows.tsx";
import { storageSection, storedRows } from "./storage-section.ts";

/** What is kept on this computer, and what of it had the wrong shape, until that is dismissed. */
export const StorageCard = ({ facts }: { facts: Facts }) => {
  const { problems } = facts;
  // What came up since it was shown stays.
  const dismiss = () =>
    storageProblems.update((stored) =>
      stored.filter(({ key, lost }) => !problems.some((each) => each.key === key && each.lost === lost)),
    );
  return (
    <Card section={storageSection(facts)} class="storage">
      <details>
        <summary>{say("diagnosis_stored_items")}</summary>
        <Rows rows={storedRows(facts)} />
      </details>
      {problems.length > 0 && (
        <div>
          <button type="button" onClick={dismiss}>
            {say("diagnosis_dismiss")}
          </button>
        </div>
      )}
    </Card>
  );
};
