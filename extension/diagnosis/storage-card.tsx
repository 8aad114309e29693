import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Card } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { Rows } from "./rows.tsx";
import { storageSection, storedRows } from "./storage-section.ts";

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
