import { maxInbox } from "../../shared/history/max-kept.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import { personKey } from "../../shared/teammate.ts";
import type { StandingOf } from "../people/standings-of.ts";
import { type Shares, withinShares } from "../people/within-shares.ts";
import { isKnown } from "./is-known.ts";

const shares: Shares = {
  friend: maxInbox * 0.5,
  known: maxInbox * 0.25,
  newcomer: maxInbox * 0.15,
  stranger: maxInbox * 0.1,
};

/**
 * From how many characters on a text is long. All texts together have a million characters at most, which the browser's
 * 10 MB for an extension hold even if it escapes each one with six others
 * (https://developer.chrome.com/docs/extensions/reference/api/storage).
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
export const takeIntoInbox = (
  pings: ReceivedPing[],
  knownKeys: readonly string[],
  ping: ReceivedPing,
  standingOf: StandingOf,
): ReceivedPing[] => (isKnown(pings, knownKeys, ping) ? pings : withinInbox([ping, ...pings], standingOf));
