import type { ReceivedKey } from "../../shared/core-values-schema.ts";
import { isProbe, personKey } from "../../shared/identity.ts";
import { maxUnread } from "../../shared/limits.ts";
import { isUnread, pingKey, senderOf } from "../../shared/ping.ts";
import type { ReceivedPing } from "../../shared/ping-schema.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import type { Body } from "../../shared/wire-schema.ts";
import { type DisturbSettings, isMuted, mayNotify, takesUrgentFrom } from "../attention/may-notify.ts";
import { type Shares, type StandingOf, withinShares } from "../people/standings.ts";

/** A ping as it came from the room. */
export type ArrivingPing = Body & Pick<ReceivedPing, "id" | "from" | "room" | "toEveryone">;

/** What became of a ping that arrived. */
export interface Arrival {
  /** It was urgent, and is not taken as that. */
  urgentRefused?: boolean;
  /** It could not be stored. */
  unstored?: boolean;
  /** And not for lack of room. */
  failing?: boolean;
}

/**
 * A ping as it goes into the inbox. An urgent one from somebody whose urgent pings are not taken is an ordinary one, and
 * one that this person has handled on another device is seen and disturbs nobody. One that may not disturb now is held. Of
 * all probes only our own is heard, so what comes from one is our own test: it shows how things are now, or never.
 *
 * @param now milliseconds since 1970
 * @param isRemoved whether its sender was removed from the team, and was not put out of the room yet
 * @returns `urgentRefused` for an urgent one that does not ring as such now, for whichever reason
 */
export const received = (
  { handled, ...arriving }: ArrivingPing,
  settings: Pick<Settings, "takeUrgent" | "noUrgentFrom" | "rooms"> & DisturbSettings,
  now: number,
  isRemoved = false,
): { ping: ReceivedPing; urgentRefused: boolean } => {
  const isUrgent = arriving.priority === "urgent";
  const isTaken = !isUrgent || takesUrgentFrom(arriving.from, settings);
  const priority = isTaken ? arriving.priority : "ping";
  const isTest = isProbe(arriving.from);
  const waits = !handled && !mayNotify({ priority }, settings, now);
  const held = waits && !isTest;
  const ping: ReceivedPing = {
    ...arriving,
    priority,
    receivedAt: now,
    ...(held && { held }),
    ...(isTest && { test: true }),
    ...(isRemoved && { removed: true }),
    ...(isTest && waits && { notifiedAt: now }),
    ...(handled && { notifiedAt: now, seenAt: now }),
    ...(handled === "answered" && { answeredAt: now }),
  };
  const isSilent = held || (!handled && isMuted(arriving, settings));
  return { ping, urgentRefused: isUrgent && (isSilent || !isTaken) };
};

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
