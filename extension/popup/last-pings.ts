import { personKey, provesNothing } from "../shared/identity.ts";
import { type PersonOutcome, personOutcomes } from "../shared/persons.ts";
import type { SentPing } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import { briefTimeOf } from "../shared/words/times.ts";
import type { Teammate } from "./roster.ts";

// What became of one longer ago is not news any more.
const newsMs = 24 * 3_600_000;

/** What became of a ping with one person. */
export interface LastPing extends PersonOutcome {
  /** Whether it was for them alone. */
  isPrivate: boolean;
}

/**
 * What became of the last ping that was sent to each person in a room, by their key.
 *
 * @param outbox newest first
 * @param now milliseconds since 1970
 */
export const lastPings = (
  outbox: readonly SentPing[],
  room: string,
  now: number,
): ReadonlyMap<string, LastPing> => {
  const last = new Map<string, LastPing>();
  for (const ping of outbox) {
    if (ping.former || ping.room !== room) continue;
    for (const outcome of personOutcomes(ping.recipients)) {
      const key = personKey(outcome.person);
      if (!last.has(key)) last.set(key, { ...outcome, isPrivate: ping.to !== null });
    }
  }
  return new Map([...last].filter(([, { outcome, at }]) => outcome === "pending" || now - at <= newsMs));
};

/** How far a ping got with somebody, as the list shows it. */
export type PingState = LastPing["outcome"] | "sending";

/**
 * How far the last ping to somebody got: a mark and a word or two; nothing where nothing is known of it.
 *
 * @param now milliseconds since 1970
 */
export const stateWords = (
  { identities, outcome, at, isPrivate, unstored }: LastPing,
  { presence }: Pick<Teammate, "presence">,
  now: number,
): { state: PingState; words: string } | undefined => {
  const told = (words: string) => (provesNothing(identities) ? say("popup_unproven", words) : words);
  switch (outcome) {
    case "answered":
      return { state: outcome, words: told(say("popup_answered")) };
    case "seen":
      return { state: outcome, words: told(say("popup_seen", briefTimeOf(at, now))) };
    case "delivered":
      return { state: outcome, words: say("popup_delivered") };
    case "expired":
      return { state: outcome, words: say("popup_expired") };
    case "pending":
      if (unstored || /^(?:offline|unknown|outdated|newer)$/.test(presence))
        return { state: outcome, words: say("popup_waiting") };
      if (presence === "mute") return { state: "expired", words: say("popup_not_sent") };
      // A page of other software confirms nothing, and takes no private ones.
      if (presence === "plain")
        return isPrivate ? { state: "expired", words: say("popup_not_sent") } : undefined;
      return { state: "sending", words: say("popup_sending") };
  }
};
