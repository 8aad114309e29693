import { say, sayCount } from "../shared/words/say.ts";
import type { Deletion } from "./deletion.ts";
import { isWaiting } from "./is-waiting.ts";

const sentenceOn = ({ failed, undoable }: Deletion): string => {
  if (failed.value) return say("history_delete_failed");
  const { length } = undoable.value;
  if (length === 0) return "";
  const deleted = length === 1 ? say("history_deleted") : sayCount("history_deleted_several", length);
  return undoable.value.some(isWaiting) ? `${deleted} ${say("history_called_back")}` : deleted;
};

/** Says what was deleted, and takes it back. */
export const DeletionNote = ({ deletion, undo }: { deletion: Deletion; undo(): void }) => {
  const sentence = sentenceOn(deletion);
  return (
    <aside
      class={sentence === "" ? "note" : "note shown"}
      onMouseEnter={deletion.hold}
      onMouseLeave={deletion.release}
      onFocusIn={deletion.hold}
      onFocusOut={deletion.release}
    >
      <span role="status">{sentence}</span>
      {deletion.undoable.value.length > 0 && (
        <button class="undo" type="button" onClick={undo}>
          {say("history_undo")}
        </button>
      )}
    </aside>
  );
};
