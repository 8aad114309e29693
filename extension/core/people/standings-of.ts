import type { KnownTeammate } from "../../shared/known-teammates.ts";
import { isGuest, personKey } from "../../shared/teammate.ts";

/**
 * How well this browser knows people, the least first. Whoever costs nothing to make comes before whoever costs an invite, and
 * time alone makes nobody a friend: where there is too much, it is cut in this order.
 */
export const standings = ["stranger", "newcomer", "known", "friend"] as const;

/**
 * `friend`: this person has pinged or answered them. `known`: a member whom this browser has met a while ago. `newcomer`: a
 * member since then, or a guest from before. `stranger`: a guest since then.
 */
export type Standing = (typeof standings)[number];

/** Tells a person's standing. @param identity of one of their devices, or the person */
export type StandingOf = (identity: string) => Standing;

// Whoever makes identities for an attack would have to make them the day before.
const knownAfterMs = 24 * 3_600_000;

/** Whether somebody so little known is one of many whom somebody may have made. */
export const isDistant = (standing: Standing): boolean => standing === "stranger" || standing === "newcomer";

/**
 * Makes what tells people's standings.
 *
 * @param known everybody whom this browser has met
 * @param now milliseconds since 1970
 */
export const standingsOf = (known: readonly KnownTeammate[], now: number): StandingOf => {
  const friends = new Set<string>();
  const metAt = new Map<string, number>();
  for (const teammate of known) {
    const key = personKey(teammate.identity);
    if (teammate.pingedAt !== undefined) friends.add(key);
    metAt.set(key, Math.min(metAt.get(key) ?? now, teammate.metAt ?? 0));
  }
  return (identity) => {
    const key = personKey(identity);
    if (friends.has(key)) return "friend";
    const isLongMet = now - (metAt.get(key) ?? now) >= knownAfterMs;
    if (isGuest(identity)) return isLongMet ? "newcomer" : "stranger";
    return isLongMet ? "known" : "newcomer";
  };
};
