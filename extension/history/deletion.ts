import { type ReadonlySignal, signal } from "@preact/signals";
import { isAwaited } from "../shared/ping.ts";
import type { PingReference } from "../shared/receipt.ts";
import { ask } from "../ui/core.ts";
import type { HistoryEntry } from "../ui/history/history-entries.ts";

/** What the core has to know of a received ping to find it. */
export const referenceTo = ({ id, from }: PingReference): PingReference => ({ id, from });

/** Whether deleting a ping calls it back, since somebody has yet to get it. */
export const isWaiting = (entry: HistoryEntry): boolean => entry.kind === "sent" && isAwaited(entry.ping);

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

  return {
    gone,
    undoable,
    failed,
    hold,
    release,
    delete: async (entries) => {
      const { received, sent } = pingsIn(entries);
      const which = { received: received.map(referenceTo), sent: sent.map(({ id }) => id) };
      hide(entries);
      undoable.value = [...entries, ...undoable.value];
      release();
      if (await attempt(() => ask("deletePings", which))) return;
      undoable.value = undoable.value.filter((entry) => !entries.includes(entry));
      show(entries);
    },
    undo: async () => {
      const entries = undoable.value;
      undoable.value = [];
      hold();
      if (await attempt(() => ask("restorePings", pingsIn(entries)))) show(entries);
      else undoable.value = entries;
    },
  };
};
