import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Deletion } from "./deletion.ts";
import { isEditable } from "./is-editable.ts";

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
