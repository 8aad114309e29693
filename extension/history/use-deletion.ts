import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { background } from "../background/api.ts";
import type { HistoryEntry } from "../shared/history/history-of.ts";
import { referenceTo } from "./reference-to.ts";

const undoMs = 10_000;

/** What was deleted on this page. */
export interface Deletion {
  /** Keys of it: it is gone from the page at once. */
  gone: ReadonlySignal<ReadonlySet<string>>;
  /** What can be put back now, newest deletion first. */
  undoable: ReadonlySignal<readonly HistoryEntry[]>;
  /** Whether the last deletion or the last undo did not work. */
  failed: ReadonlySignal<boolean>;
  delete(entries: readonly HistoryEntry[]): Promise<void>;
  undo(): Promise<void>;
  /** Gives more time to undo, as while somebody points at the button: until `release`. */
  hold(): void;
  release(): void;
}

const pingsIn = (entries: readonly HistoryEntry[]) => ({
  received: entries.flatMap((entry) => (entry.kind === "received" ? entry.ping : [])),
  sent: entries.flatMap((entry) => (entry.kind === "sent" ? entry.ping : [])),
});

/** Deletes pings, and puts them back for those who change their mind within ten seconds. */
export const useDeletion = (): Deletion => {
  const gone = useSignal<ReadonlySet<string>>(new Set());
  const undoable = useSignal<readonly HistoryEntry[]>([]);
  const failed = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const hold = () => clearTimeout(timer.current);
  const release = () => {
    hold();
    timer.current = setTimeout(() => {
      undoable.value = [];
    }, undoMs);
  };
  const show = (entries: readonly HistoryEntry[]) => {
    const back = new Set(entries.map(({ key }) => key));
    gone.value = new Set([...gone.value].filter((key) => !back.has(key)));
  };
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    try {
      await run();
      failed.value = false;
    } catch (error) {
      failed.value = true;
      throw error;
    }
  };

  return {
    gone,
    undoable,
    failed,
    hold,
    release,
    delete: (entries) => {
      gone.value = new Set([...gone.value, ...entries.map(({ key }) => key)]);
      undoable.value = [...entries, ...undoable.value];
      release();
      const { received, sent } = pingsIn(entries);
      const which = { received: received.map(referenceTo), sent: sent.map(({ id }) => id) };
      return attempt(() => background.sendMessage("deletePings", which)).catch((error) => {
        show(entries);
        undoable.value = [];
        throw error;
      });
    },
    undo: () => {
      const entries = undoable.value;
      undoable.value = [];
      hold();
      return attempt(async () => {
        await background.sendMessage("restorePings", pingsIn(entries));
        show(entries);
      });
    },
  };
};
