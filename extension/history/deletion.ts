import { type ReadonlySignal, signal } from "@preact/signals";
import { isAwaited } from "../shared/ping.ts";
import { ask } from "../ui/core.ts";
import type { HistoryEntry } from "../ui/history/history-entries.ts";
import { referencesTo } from "./pings-reader.ts";

/** Whether deleting a ping calls it back, since somebody has yet to get it. */
export const isWaiting = (entry: HistoryEntry): boolean => entry.kind === "sent" && isAwaited(entry.ping);

const undoMs = 10_000;

// What arrives meanwhile waits no longer for so many.
const atOnce = 500;

/** What was deleted on this page. */
export interface Deletion {
  /** Keys of it: it is gone from the page at once. */
  gone: ReadonlySignal<ReadonlySet<string>>;
  /** What can be put back now, newest deletion first. */
  undoable: ReadonlySignal<readonly HistoryEntry[]>;
  /** Whether the last deletion or the last undo did not work. */
  failed: ReadonlySignal<boolean>;
  /** Whether many are just being read and deleted. */
  isBusy: ReadonlySignal<boolean>;
  /** @param entries newest first */
  delete(entries: readonly HistoryEntry[]): Promise<void>;
  /** Deletes all of these, which have yet to be read. */
  deleteAll(parts: AsyncIterable<HistoryEntry[]>): Promise<void>;
  undo(): Promise<void>;
  /** Stops the time in which one can undo, as while somebody points at the button; `release` gives all of it again. */
  hold(): void;
  release(): void;
}

const pingsIn = (entries: readonly HistoryEntry[]) => ({
  received: entries.flatMap((entry) => (entry.kind === "received" ? entry.ping : [])),
  sent: entries.flatMap((entry) => (entry.kind === "sent" ? entry.ping : [])),
});

/** Makes what deletes pings, and puts them back for those who change their mind within ten seconds. */
export const createDeletion = (): Deletion => {
  const gone = signal<ReadonlySet<string>>(new Set());
  const undoable = signal<readonly HistoryEntry[]>([]);
  const failed = signal(false);
  const isBusy = signal(false);
  /** Resolves once nothing is being deleted. */
  let deleting: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hold = () => clearTimeout(timer);
  const release = () => {
    hold();
    if (undoable.value.length === 0) return;
    timer = setTimeout(() => {
      undoable.value = [];
    }, undoMs);
  };
  const hide = (entries: readonly HistoryEntry[]) => {
    gone.value = new Set([...gone.value, ...entries.map(({ key }) => key)]);
  };
  const show = (entries: readonly HistoryEntry[]) => {
    const back = new Set(entries.map(({ key }) => key));
    gone.value = new Set([...gone.value].filter((key) => !back.has(key)));
  };
  const attempt = async (run: () => Promise<void>): Promise<boolean> => {
    try {
      await run();
      failed.value = false;
    } catch (error) {
      console.warn("deleting pings", error);
      failed.value = true;
    }
    return !failed.value;
  };

  /** Deletes the oldest first: of the newest the core remembers longest that they came. @returns those that are not deleted */
  const deleteInParts = async (entries: readonly HistoryEntry[]): Promise<readonly HistoryEntry[]> => {
    for (let end = entries.length; end > 0; end -= atOnce) {
      const part = entries.slice(Math.max(0, end - atOnce), end);
      if (!(await attempt(() => ask("deletePings", referencesTo(part))))) return entries.slice(0, end);
    }
    return [];
  };

  const deleteThese = async (entries: readonly HistoryEntry[]): Promise<void> => {
    hide(entries);
    undoable.value = [...entries, ...undoable.value];
    release();
    const left = new Set(await deleteInParts(entries));
    if (entries.length > atOnce) release(); // It took a while.
    if (left.size === 0) return;
    undoable.value = undoable.value.filter((entry) => !left.has(entry));
    show([...left]);
  };

  const restoreInParts = async (entries: readonly HistoryEntry[]): Promise<void> => {
    for (let n = 0; n < entries.length; n += atOnce)
      await ask("restorePings", pingsIn(entries.slice(n, n + atOnce)));
  };

  return {
    gone,
    undoable,
    failed,
    isBusy,
    hold,
    release,
    delete: async (entries) => {
      const running = deleteThese(entries);
      deleting = Promise.all([deleting, running]);
      await running;
    },
    deleteAll: async (parts) => {
      isBusy.value = true;
      const entries: HistoryEntry[] = [];
      const read = async () => {
        for await (const part of parts) entries.push(...part);
      };
      if (await attempt(read)) {
        deleting = Promise.all([deleting, deleteThese(entries)]);
        await deleting;
      }
      isBusy.value = false;
    },
    undo: async () => {
      const entries = undoable.value;
      undoable.value = [];
      hold();
      await deleting;
      if (await attempt(() => restoreInParts(entries))) show(entries);
      else undoable.value = entries;
    },
  };
};
