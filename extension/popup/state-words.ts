import { briefTimeOf } from "../shared/history/time-of.ts";
import { provesNothing } from "../shared/identity.ts";
import { say } from "../shared/words/say.ts";
import type { LastPing } from "./last-pings.ts";
import type { Teammate } from "./roster.ts";

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
      if (presence === "offline" || presence === "unknown" || unstored)
        return { state: outcome, words: say("popup_waiting") };
      // A page of another make confirms nothing, and takes no private ones.
      if (presence === "plain")
        return isPrivate ? { state: "expired", words: say("popup_not_sent") } : undefined;
      return { state: "sending", words: say("popup_sending") };
  }
};
