import type { ReceivedKey } from "../../shared/core-values-schema.ts";
import { personKey } from "../../shared/identity.ts";
import { maxInbox } from "../../shared/limits.ts";
import { pingKey, senderOf } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import { type Shares, type StandingOf, withinShares } from "../people/standings.ts";

/**
 * Whether a ping has come before.
 *
 * @param pings the inbox
 * @param knownKeys keys of earlier pings, which the inbox may no longer hold
 */
export const isKnown = (
  pings: readonly ReceivedPing[],
  knownKeys: readonly string[],
  ping: ReceivedPing,
): boolean => {
  const key = pingKey(ping);
  return knownKeys.includes(key) || pings.some((stored) => pingKey(stored) === key);
};

const keyShares: Shares = { friend: 1_000, known: 500, newcomer: 300, stranger: 200 };

/**
 * Remembers keys of received pings: the newest news first, and only so many, since each sender gives up some day.
 *
 * @param known newest first
 * @param now milliseconds since 1970
 */
export const withKeys = (
  known: readonly ReceivedKey[],
  news: readonly string[],
  now: number,
  standingOf: StandingOf,
): ReceivedKey[] => {
  const added = new Set(news);
  const all = [...[...added].map((key) => ({ key, at: now })), ...known.filter(({ key }) => !added.has(key))];
  return withinShares(all, keyShares, ({ key }) => ({
    person: personKey(senderOf(key)),
    standing: standingOf(senderOf(key)),
    weight: 1,
  }));
};

const shares: Shares = {
  friend: maxInbox * 0.5,
  known: maxInbox * 0.25,
  newcomer: maxInbox * 0.15,
  stranger: maxInbox * 0.1,
};

/**
 * From how many characters on a text is long, and takes the room of two. So all texts together have a million characters at most, which
 * the core holds in memory and reads as it starts.
 */
export const longText = 1_000;

const weightOf = ({ text }: ReceivedPing): number => (text.length > longText ? 2 : 1);

/**
 * Leaves out what the inbox cannot hold, strangers' pings before others, so that nobody can push out what others sent.
 *
 * @param pings newest first
 * @returns the same list when it can hold all
 */
export const withinInbox = (pings: ReceivedPing[], standingOf: StandingOf): ReceivedPing[] =>
  withinShares(pings, shares, (ping) => ({
    person: personKey(ping.from),
    // Whom one knew in a former team is forgotten, and their pings are not those of strangers.
    standing: ping.test || ping.former ? "known" : standingOf(ping.from),
    weight: weightOf(ping),
  }));

/**
 * Takes a ping into the inbox, once.
 *
 * @param pings newest first
 * @param knownKeys keys of earlier pings, which the inbox may no longer hold
 * @returns the same inbox when the ping is known
 */
export const addToInbox = (
  pings: ReceivedPing[],
  knownKeys: readonly string[],
  ping: ReceivedPing,
  standingOf: StandingOf,
): ReceivedPing[] => (isKnown(pings, knownKeys, ping) ? pings : withinInbox([ping, ...pings], standingOf));
