import type { ReceivedKey } from "../../shared/core-values-schema.ts";
import { personKey } from "../../shared/identity.ts";
import { maxUnread } from "../../shared/limits.ts";
import { isUnread, pingKey, senderOf } from "../../shared/ping.ts";
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
  }));
};

const shares: Shares = {
  friend: maxUnread * 0.5,
  known: maxUnread * 0.25,
  newcomer: maxUnread * 0.15,
  stranger: maxUnread * 0.1,
};

/**
/**
 * Leaves out unread pings when there are too many of them, strangers' before others, so that nobody can push out what others sent.
 *
 * @param pings newest first
 * @returns the same list when there are not
 */
export const withinInbox = (pings: ReceivedPing[], standingOf: StandingOf): ReceivedPing[] => {
  const unread = pings.filter(isUnread);
  const kept = withinShares(unread, shares, ({ from, former }) => ({
    person: personKey(from),
    // Whom one knew in a former team is forgotten, and their pings are not those of strangers.
    standing: former ? "known" : standingOf(from),
  }));
  if (kept === unread) return pings;
  const stays = new Set(kept);
  return pings.filter((ping) => !isUnread(ping) || stays.has(ping));
};

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
