import { senderOf } from "../../shared/ping-key.ts";
import type { ReceivedKey } from "../../shared/stored-pings.ts";
import { personKey } from "../../shared/teammate.ts";
import type { StandingOf } from "../people/standings-of.ts";
import { type Shares, withinShares } from "../people/within-shares.ts";

const shares: Shares = { friend: 1_000, known: 500, newcomer: 300, stranger: 200 };

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
  return withinShares(all, shares, ({ key }) => ({
    person: personKey(senderOf(key)),
    standing: standingOf(senderOf(key)),
    weight: 1,
  }));
};
