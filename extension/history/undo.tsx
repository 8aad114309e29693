import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say, sayCount } from "../shared/words/say.ts";
import { type Deletion, isWaiting } from "./deletion.ts";
import { isEditable } from "./entry-keys.ts";

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

/**
 * Undoes a deletion, also with the keys that do so elsewhere, and leads to what has come back.
 *
 * @param title where the focus waits until it is there
 * @returns the same, for a button
 */
export const useUndoKey = (deletion: Deletion, title: RefObject<HTMLElement | null>): (() => void) => {
  const awaited = useRef<string | undefined>(undefined);
  const undo = () => {
    awaited.current = deletion.undoable.value[0]?.key;
    title.current?.focus();
    deletion.undo();
  };
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey;
      if (!isUndo || isEditable(event.target) || deletion.undoable.value.length === 0) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [deletion.undoable]);
  useEffect(() => {
    if (awaited.current === undefined) return;
    const entry = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(awaited.current)}"]`);
    if (!entry) return;
    awaited.current = undefined;
    entry.focus();
  });
  return undo;
};
