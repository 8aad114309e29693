import { personKey } from "../../shared/identity.ts";
import { pingKey } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { cameLate } from "../attention/may-notify.ts";
import type { Standing, StandingOf } from "../people/standings.ts";

/** So many notifications in a row, and after that one in so many milliseconds. */
interface Limit {
  burst: number;
  refillMs: number;
}

type Limits = Record<"usual" | "urgent", Limit>;

/** For one person, on however many devices. */
const perPerson: Limits = {
  usual: { burst: 10, refillMs: 5_000 },
  urgent: { burst: 3, refillMs: 60_000 },
};

/**
 * For all of one standing together. Each has its own, so that no number of strangers takes anything from friends. For strangers
 * it is little more than for one, since one may be all of them.
 */
const together: Record<Standing, Record<"room" | "everywhere", Limits>> = {
  stranger: {
    room: { usual: { burst: 12, refillMs: 5_000 }, urgent: { burst: 4, refillMs: 60_000 } },
    everywhere: { usual: { burst: 16, refillMs: 4_000 }, urgent: { burst: 5, refillMs: 45_000 } },
  },
  newcomer: {
    room: { usual: { burst: 18, refillMs: 4_000 }, urgent: { burst: 6, refillMs: 30_000 } },
    everywhere: { usual: { burst: 24, refillMs: 3_000 }, urgent: { burst: 8, refillMs: 25_000 } },
  },
  known: {
    room: { usual: { burst: 24, refillMs: 2_500 }, urgent: { burst: 8, refillMs: 20_000 } },
    everywhere: { usual: { burst: 36, refillMs: 2_000 }, urgent: { burst: 10, refillMs: 15_000 } },
  },
  friend: {
    room: { usual: { burst: 48, refillMs: 1_500 }, urgent: { burst: 12, refillMs: 15_000 } },
    everywhere: { usual: { burst: 72, refillMs: 1_000 }, urgent: { burst: 16, refillMs: 10_000 } },
  },
};

/**
 * How to notify of a ping: as usual; with a notification that says that this person, or that many at once, send a lot; or not
 * at all, since that has been said.
 */
export type FloodVerdict = "usual" | "announce-person" | "announce-many" | "quiet";

/** What decides about a flood besides the pings. */
export interface FloodContext {
  standingOf: StandingOf;
  /** Whether a ping is of a room that notifies of nothing. */
  isMuted(ping: ReceivedPing): boolean;
  /** Milliseconds since 1970. */
  now: number;
}

interface Bucket extends Limit {
  allowance: number;
  last: number;
  announced: boolean;
}

const isSpent = (bucket: Bucket): boolean => bucket.allowance < 1;

/** The buckets from which notifications are taken, by what they are for; a new one is full. */
const createBuckets = () => {
  const buckets = new Map<string, Bucket>();
  return (what: readonly string[], limit: Limit, at: number): Bucket => {
    const name = JSON.stringify(what);
    const bucket = buckets.get(name) ?? { ...limit, allowance: limit.burst, last: at, announced: false };
    bucket.allowance = Math.min(
      limit.burst,
      bucket.allowance + Math.max(0, at - bucket.last) / limit.refillMs,
    );
    bucket.last = at;
    if (bucket.allowance === limit.burst) bucket.announced = false;
    buckets.set(name, bucket);
    return bucket;
  };
};

const judge = (person: Bucket, others: readonly Bucket[]): FloodVerdict => {
  const take = (from: readonly Bucket[]) => {
    for (const bucket of from) bucket.allowance -= 1;
  };
  if (isSpent(person) && person.announced) return "quiet";
  const short = others.filter(isSpent);
  if (short.length > 0) {
    if (short.some(({ announced }) => announced)) return "quiet";
    for (const bucket of others) bucket.announced = true;
    return "announce-many";
  }
  take(others);
  if (isSpent(person)) {
    person.announced = true;
    return "announce-person";
  }
  take([person]);
  return "usual";
};

interface Timed {
  ping: ReceivedPing;
  /** When it counts, milliseconds since 1970. */
  at: number;
}

/** After such a pause each bucket is full again, and what came before has no say. */
const calmMs = Math.max(
  ...[perPerson, ...Object.values(together).flatMap(({ room, everywhere }) => [room, everywhere])]
    .flatMap(({ usual, urgent }) => [usual, urgent])
    .map(({ burst, refillMs }) => burst * refillMs),
);

/** Those that have a say in the verdicts on news: looking at all of a full inbox takes as long as showing a notification. @param pings oldest first */
const sinceCalm = (pings: readonly Timed[]): readonly Timed[] => {
  let first = pings.findIndex(({ ping }) => ping.notifiedAt === undefined);
  if (first === -1) return [];
  const timeOf = (n: number) => pings[n]?.at ?? Number.NEGATIVE_INFINITY;
  while (timeOf(first) - timeOf(first - 1) < calmMs) first -= 1;
  return pings.slice(first);
};

/**
 * Decides how to notify of pings, given how often their senders, and all of their standing, ping in a room and everywhere.
 * Urgent pings, which stay on the screen, have limits of their own. What is over a limit is announced once, and then quiet
 * until there has been a pause for a whole burst. What notifies of nothing by itself, such as a nudge, counts for nothing.
 *
 * @param pings the inbox with what has just come, newest first; an earlier ping counts whether it was notified or not, so that
 *   it does not matter which of a flood are kept
 * @returns the verdict on each of which nobody was notified yet, by the ping's key; on none that counts for nothing
 */
export const floodLimits = (
  pings: readonly ReceivedPing[],
  { standingOf, isMuted, now }: FloodContext,
): Map<string, FloodVerdict> => {
  const counts = (each: ReceivedPing) =>
    each.priority !== "nudge" &&
    !each.former &&
    !isMuted(each) &&
    (each.priority === "urgent" || !cameLate(each)) &&
    !(each.seenAt !== undefined && each.seenAt <= each.receivedAt); // Handled on another device before it came.
  // What was held is notified of when that ends, all at once.
  const at = ({ held, notifiedAt = now, receivedAt }: ReceivedPing) => (held ? notifiedAt : receivedAt);
  const bucketOf = createBuckets();
  const verdicts = new Map<string, FloodVerdict>();
  const counted = pings
    .filter(counts)
    .map((ping): Timed => ({ ping, at: at(ping) }))
    .reverse()
    .sort((a, b) => a.at - b.at);
  for (const { ping, at } of sinceCalm(counted)) {
    const kind = ping.priority === "urgent" ? "urgent" : "usual";
    const standing = ping.test ? "friend" : standingOf(ping.from);
    const limits = together[standing];
    const bucket = (limit: Limits, ...what: string[]) => bucketOf([kind, ...what], limit[kind], at);
    const verdict = judge(bucket(perPerson, "person", personKey(ping.from)), [
      bucket(limits.room, standing, ping.room),
      bucket(limits.everywhere, standing),
    ]);
    verdicts.set(pingKey(ping), verdict);
  }
  return verdicts;
};
