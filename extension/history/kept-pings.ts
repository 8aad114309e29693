import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { KeptPings as KeptCounts } from "../shared/core-values-schema.ts";
import { createFinder, isEverything, type Wanted } from "../shared/find-pings.ts";
import { isStillUrgent } from "../shared/ping.ts";
import type { ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import { type HistoryEntry, historyOf } from "../ui/history/history-entries.ts";
import { isWaiting } from "./deletion.ts";
import {
  countBeyond,
  isBeyond,
  newestFirst,
  readAgain,
  readNewest,
  readOn,
  type Stretch,
} from "./pings-reader.ts";

/** The pings that are kept, as far as the page has read them; what comes meanwhile is among them. */
export interface KeptPings {
  /** All that the page has read, newest first. */
  all: ReadonlySignal<readonly HistoryEntry[]>;
  /** Those of them that are looked for; the same list where nothing is. */
  found: ReadonlySignal<readonly HistoryEntry[]>;
  /** Those that somebody has yet to get, read or not. */
  waiting: ReadonlySignal<readonly HistoryEntry[]>;
  /** How many are looked for, read or not; undefined while they are being counted. */
  total: ReadonlySignal<number | undefined>;
  /** Whether only some of them are looked for. */
  isSearch: ReadonlySignal<boolean>;
  /** Why older ones could not be read, or null. */
  problem: ReadonlySignal<string | null>;
  /** Whether there are older ones. */
  hasOlder: ReadonlySignal<boolean>;
  isReading: ReadonlySignal<boolean>;
  /** Reads older ones. */
  readOlder(): Promise<void>;
  /** Looks for other pings than before. */
  look(wanted: Wanted): void;
}

/** The values of the core that it follows. */
interface Told {
  inbox: ReadonlySignal<ReceivedPing[]>;
  outbox: ReadonlySignal<SentPing[]>;
  keptPings: ReadonlySignal<KeptCounts>;
}

const everything: Wanted = { query: "", room: null, showsRooms: false };

// So much is to be found before somebody has to ask for more.
const enough = 30;

/** Whether a ping stands above the days, and so is shown before the page has read as far back. */
const standsAbove = (entry: HistoryEntry): boolean =>
  entry.kind === "received" && (entry.ping.seenAt === undefined || isStillUrgent(entry.ping, "both"));

/** The same stretch with what the core tells now of pings in it. @param takes which of the others belong in it as well */
const withTold = (
  stretch: Stretch,
  told: readonly HistoryEntry[],
  takes: (entry: HistoryEntry) => boolean = (entry) => !isBeyond(entry, stretch.to) || standsAbove(entry),
): Stretch => {
  const known = new Map(stretch.entries.map((entry) => [entry.key, entry]));
  let isNews = false;
  for (const entry of told) {
    const before = known.get(entry.key);
    if (before?.ping === entry.ping) continue;
    if (!before && !takes(entry)) continue;
    known.set(entry.key, entry);
    isNews = true;
  }
  return isNews ? { ...stretch, entries: newestFirst(known.values()) } : stretch;
};

/** Follows the pings that are kept, for as long as the page lives. @returns once the newest are read */
export const followKeptPings = async ({ inbox, outbox, keptPings }: Told): Promise<KeptPings> => {
  const told = computed(() => historyOf(inbox.value, outbox.value));
  const wanted = signal(everything);
  /** From the newest on, whatever is looked for. */
  const read = signal(withTold(await readNewest(everything), told.peek()));
  /** Beyond that, what is looked for alone. */
  const beyond = signal<Stretch>({ from: read.peek().to, to: read.peek().to, entries: [] });
  const countedBeyond = signal<number | undefined>(undefined);
  const isReading = signal(false);
  const problem = signal<string | null>(null);
  const tell = (doing: string) => (error: unknown) => {
    console.warn(doing, error);
    problem.value = say("history_unread");
  };

  const isSearch = computed(() => !isEverything(wanted.value));
  const found = computed(() => {
    const { entries } = read.value;
    if (!isSearch.value) return entries;
    const here = entries.filter(createFinder(wanted.value));
    const known = new Set(here.map(({ key }) => key));
    return newestFirst([...here, ...beyond.value.entries.filter(({ key }) => !known.has(key))]);
  });

  let turn = 0;
  const isOver = (mine: number) => () => mine !== turn;

  const readFurther = async (): Promise<void> => {
    const mine = turn;
    isReading.value = true;
    const stretch = isSearch.peek() ? beyond : read;
    problem.value = null;
    try {
      const next = await readOn(stretch.peek(), wanted.peek(), enough, isOver(mine));
      if (mine !== turn) return;
      if (isSearch.peek()) beyond.value = withTold(next, told.peek(), () => false);
      else read.value = withTold(next, told.peek());
    } catch (error) {
      if (mine === turn) tell("reading older pings")(error);
    } finally {
      if (mine === turn) isReading.value = false;
    }
  };

  const count = async (): Promise<void> => {
    const mine = turn;
    const counted = await countBeyond(read.peek().to, wanted.peek(), isOver(mine));
    if (mine === turn) countedBeyond.value = counted;
  };

  /** Whether pings were edited since all that the page shows was read. */
  let isStale = false;

  /** Begins what takes time anew, and gives up what of it is under way. */
  const begin = (): void => {
    turn += 1;
    isReading.value = false;
    // Also when somebody looks for something else while the page reads what became of an edit.
    if (isStale) {
      readEverythingAgain().catch(tell("reading pings again"));
      return;
    }
    if (!isSearch.peek() || read.peek().to === null) return;
    if (found.peek().length < enough) void readFurther();
    count().catch(tell("counting pings"));
  };

  const readEverythingAgain = async (): Promise<void> => {
    const mine = turn;
    const [before, further] = [read.peek(), beyond.peek()];
    const again = await readAgain(before, everything);
    const from = again.to;
    const beyondAgain = isSearch.peek() && from !== null && further.entries.length > 0;
    const furtherAgain = beyondAgain
      ? await readAgain({ ...further, from }, wanted.peek())
      : { from, to: from, entries: [] };
    if (mine !== turn) return;
    isStale = false;
    problem.value = null;
    read.value = withTold(again, told.peek());
    const gone = further.entries.length - furtherAgain.entries.length;
    if (countedBeyond.peek() !== undefined && beyondAgain)
      countedBeyond.value = (countedBeyond.peek() ?? 0) - gone;
    beyond.value = furtherAgain;
    begin();
  };

  effect(() => {
    const news = told.value;
    untracked(() => {
      read.value = withTold(read.value, news);
      beyond.value = withTold(beyond.value, news, () => false);
    });
  });
  let edits = keptPings.peek().edits;
  effect(() => {
    if (keptPings.value.edits === edits) return;
    edits = keptPings.value.edits;
    isStale = true;
    untracked(begin);
  });

  return {
    all: computed(() => newestFirst([...read.value.entries, ...beyond.value.entries])),
    found,
    waiting: computed(() => told.value.filter(isWaiting)),
    total: computed(() => {
      if (isSearch.value) {
        const { entries, to } = read.value;
        const here = entries
          .filter((entry) => !isBeyond(entry, to))
          .filter(createFinder(wanted.value)).length;
        if (to === null) return here;
        return countedBeyond.value === undefined ? undefined : here + countedBeyond.value;
      }
      const { received, sent } = keptPings.value;
      return received + sent < read.value.entries.length ? undefined : received + sent;
    }),
    isSearch,
    problem,
    hasOlder: computed(() => (isSearch.value ? beyond.value.to : read.value.to) !== null),
    isReading,
    readOlder: async () => {
      if (!isReading.peek()) await readFurther();
    },
    look: (next) => {
      if (JSON.stringify(next) === JSON.stringify(wanted.peek())) return;
      wanted.value = next;
      beyond.value = { from: read.peek().to, to: read.peek().to, entries: [] };
      countedBeyond.value = undefined;
      begin();
    },
  };
};
