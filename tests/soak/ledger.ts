/** What became of all pings, counted as it happens; all but `shown` may be said again. */
export interface Ledger {
  /** A sender's extension has accepted a ping to these. */
  sent(text: string, to: readonly string[]): void;
  /** The sender's extension says that somebody has confirmed it. */
  confirmed(text: string, by: string): void;
  /** It is in somebody's inbox, so many times. */
  received(text: string, by: string, entry: { times: number; notified: boolean }): void;
  /** It was notified of, under this id. */
  shown(text: string, to: string): void;
  counts(): Counts;
  /** Each ping with which something is wrong, in words. */
  complaints(): string[];
}

/** The columns of the last table. Each ping counts once for each of its recipients. */
export interface Counts {
  sent: number;
  delivered: number;
  /** With a notification of their own. */
  shown: number;
  /** In one notification with others, as after an absence. */
  together: number;
  /** Confirmed, and never in the inbox. */
  lost: number;
  /** Twice in the inbox, or notified of twice. */
  doubled: number;
  /** In the inbox behind one of the same sender that was sent later. */
  outOfOrder: number;
  /** Not confirmed yet. */
  waiting: number;
}

interface Fate {
  confirmed: boolean;
  received: number;
  notified: boolean;
  shown: number;
  late: boolean;
}

const newFate = (): Fate => ({ confirmed: false, received: 0, notified: false, shown: 0, late: false });

const wrong = {
  lost: ({ confirmed, received }: Fate) => confirmed && received === 0,
  doubled: ({ received, shown }: Fate) => received > 1 || shown > 1,
  outOfOrder: ({ late }: Fate) => late,
};

const numberOf = (text: string): number => Number(text.split(" ")[1]);
const senderOf = (text: string): string => text.split(" ")[0] ?? "";

/** Begins to count. Texts are “SENDER NUMBER”, with numbers that rise. */
export const createLedger = (): Ledger => {
  const fates = new Map<string, Fate>();
  const highest = new Map<string, number>();
  const fateOf = (text: string, who: string): Fate => {
    const fate = fates.get(`${text} ${who}`) ?? newFate();
    fates.set(`${text} ${who}`, fate);
    return fate;
  };
  return {
    sent: (text, to) => {
      for (const who of to) fateOf(text, who);
    },
    confirmed: (text, by) => {
      fateOf(text, by).confirmed = true;
    },
    received: (text, by, { times, notified }) => {
      const fate = fateOf(text, by);
      const isNew = fate.received === 0;
      fate.notified ||= notified;
      fate.received = Math.max(fate.received, times);
      if (!isNew) return;
      const way = `${senderOf(text)} ${by}`;
      fate.late = numberOf(text) < (highest.get(way) ?? 0);
      highest.set(way, Math.max(numberOf(text), highest.get(way) ?? 0));
    },
    shown: (text, to) => {
      fateOf(text, to).shown += 1;
    },
    complaints: () =>
      [...fates].flatMap(([ping, fate]) => {
        const wrongs = (Object.keys(wrong) as (keyof typeof wrong)[]).filter((each) => wrong[each](fate));
        return wrongs.length > 0 ? [`${ping}: ${wrongs.join(", ")}`] : [];
      }),
    counts: () => {
      const all = [...fates.values()];
      const count = (fits: (fate: Fate) => boolean) => all.filter(fits).length;
      return {
        sent: all.length,
        delivered: count(({ confirmed }) => confirmed),
        shown: count(({ shown }) => shown > 0),
        together: count(({ notified, shown }) => notified && shown === 0),
        lost: count(wrong.lost),
        doubled: count(wrong.doubled),
        outOfOrder: count(wrong.outOfOrder),
        waiting: count(({ confirmed }) => !confirmed),
      };
    },
  };
};
