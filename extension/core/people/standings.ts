import { isGuest, personKey } from "../../shared/identity.ts";
import type { KnownTeammate } from "../../shared/team-schema.ts";

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

/** How much of a list people of each standing may hold when it is full; while it is not, all may hold more. */
export type Shares = Readonly<Record<Standing, number>>;

/** What decides which entry of a full list goes. */
interface Entry {
  /** Whose it is; see `personKey`. */
  person: string;
  standing: Standing;
}

const countOf = (counts: ReadonlyMap<string, number>, { person }: Entry): number => counts.get(person) ?? 0;

/** How much the list holds: all shares together. */
export const capacityOf = (shares: Shares): number =>
  standings.reduce((sum, standing) => sum + shares[standing], 0);

/**
 * Leaves out what a list cannot hold. Those whom this browser knows least lose first, if they have more than their share; among
 * them the person with the most loses the last entry, so that nobody can push out what is others'.
 *
 * @param items what is worth most first, such as the newest
 * @returns the same list when it can hold all
 */
export const withinShares = <Item>(items: Item[], shares: Shares, entryOf: (item: Item) => Entry): Item[] => {
  let surplus = items.length - capacityOf(shares);
  if (surplus <= 0) return items;
  const entries = items.map((item) => ({ item, entry: entryOf(item) }));
  const gone = new Set<Item>();
  for (const standing of standings) {
    const own = entries.filter(({ entry }) => entry.standing === standing).reverse();
    const counts = new Map<string, number>();
    for (const { entry } of own) counts.set(entry.person, countOf(counts, entry) + 1);
    while (surplus > 0 && own.length > shares[standing]) {
      const most = Math.max(...counts.values());
      const last = own.findIndex(({ entry }) => countOf(counts, entry) === most);
      for (const { item, entry } of own.splice(last, 1)) {
        gone.add(item);
        counts.set(entry.person, countOf(counts, entry) - 1);
        surplus -= 1;
      }
    }
  }
  return items.filter((item) => !gone.has(item));
};
