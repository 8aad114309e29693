import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Card, Rows } from "./card.tsx";
import type { Facts, StorageUse } from "./facts.ts";
import { storageSection, storedRows } from "./storage-section.ts";

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
