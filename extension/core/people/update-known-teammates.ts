import { deviceOf, isGuest, isProbe, personKey, roleOf } from "../../shared/identity.ts";
import type { KnownTeammate } from "../../shared/team-schema.ts";
import { type Shares, standingsOf, withinShares } from "./standings.ts";

// Somebody whom one shares three rooms with counts three times. The last two have room for all newcomers of an hour, so that
// none of them makes room for the next, who would then count as the first.
const shares: Shares = { friend: 200, known: 150, newcomer: 75, stranger: 75 };
// A room holds 50. Guests and members count apart: no number of guests keeps a new teammate out of the list.
const newcomersAnHour = 60;
const hourMs = 3_600_000;
// A browser that is killed cannot say when it last saw somebody, so what is stored is never older than this.
const refreshMs = 5 * 60_000;
// One person with two identities has two devices, or one that was set up anew. After this long without a sign of the old
// one it was the latter. One device of a person under two names is one whose name was changed, and a person whose role has
// changed has the new one on all devices: under the old one nobody comes back.
const supersededMs = 7 * 24 * 3_600_000;

// Who has not been there for this long leaves a full list without a word.
const missedMs = 7 * 24 * 3_600_000;

/** Who was in the room a moment ago, and who is now. */
export interface Sighting {
  before: readonly string[];
  present: readonly string[];
  room: string;
  /** Milliseconds since 1970. */
  now: number;
}

// One device may be met in several rooms, and be pinged in each.
const keyOf = ({ identity, room }: KnownTeammate): string => `${identity} ${room}`;

type Past = Pick<KnownTeammate, "metAt" | "pingedAt">;

/** What is known of each person from before, on whichever device and in whichever room. */
const pastOf = (known: readonly KnownTeammate[]): Map<string, Past> => {
  const persons = new Map<string, Past>();
  for (const { identity, metAt, pingedAt } of known) {
    const past = persons.get(personKey(identity)) ?? { metAt, pingedAt };
    persons.set(personKey(identity), {
      metAt: metAt === undefined || past.metAt === undefined ? undefined : Math.min(metAt, past.metAt),
      pingedAt: past.pingedAt ?? pingedAt,
    });
  }
  return persons;
};

// Each teammate would else be compared with each, which a full list makes slow.
const groupedBy = (teammates: readonly KnownTeammate[], groupOf: (teammate: KnownTeammate) => string) => {
  const groups = new Map<string, KnownTeammate[]>();
  for (const teammate of teammates) {
    const group = groups.get(groupOf(teammate));
    if (group) group.push(teammate);
    else groups.set(groupOf(teammate), [teammate]);
  }
  return groups;
};

const kindOf = (identity: string): "guests" | "members" => (isGuest(identity) ? "guests" : "members");

/** The persons whom this browser has met in the last hour. */
const newcomersIn = (known: readonly KnownTeammate[], persons: ReadonlyMap<string, Past>, now: number) => {
  const newcomers = { guests: new Set<string>(), members: new Set<string>() };
  for (const { identity } of known) {
    const { metAt } = persons.get(personKey(identity)) ?? {};
    if (metAt !== undefined && Math.abs(now - metAt) < hourMs)
      newcomers[kindOf(identity)].add(personKey(identity));
  }
  return newcomers;
};

/**
 * Adds what was just seen to what is known of the teammates. Of newcomers it takes 60 an hour; the others are remembered if
 * they are there later. Where the list is full, those go first whom this browser knows least, and those seen last stay.
 *
 * @returns `known`, the same array when there is nothing new that would be worth storing; and whether the list has no room for
 *   somebody who is or was there in the last seven days
 */
export const updateKnownTeammates = (
  known: KnownTeammate[],
  { before, present, room, now }: Sighting,
): { known: KnownTeammate[]; isCrowded: boolean } => {
  const met = new Map(known.map((teammate) => [keyOf(teammate), teammate]));
  const persons = pastOf(known);
  const newcomers = newcomersIn(known, persons, now);
  let isCrowded = false;
  for (const identity of new Set([...before, ...present])) {
    if (isProbe(identity)) continue; // None is ever told, and nobody is to be shown one later either.
    const person = personKey(identity);
    if (!persons.has(person)) {
      const others = newcomers[kindOf(identity)];
      if (others.size >= newcomersAnHour) {
        isCrowded = true;
        continue;
      }
      others.add(person);
      persons.set(person, { metAt: now });
    }
    const seen = { identity, room, lastSeenAt: now, ...persons.get(person) };
    const earlier = met.get(keyOf(seen));
    const isFresh = earlier !== undefined && Math.abs(now - earlier.lastSeenAt) < refreshMs;
    if (isFresh && present.includes(identity)) continue;
    met.set(keyOf(seen), seen);
  }
  const here = new Set(present);
  const isNewer = (one: KnownTeammate, other: KnownTeammate) =>
    one.lastSeenAt > other.lastSeenAt || (here.has(one.identity) && !here.has(other.identity));
  const ofPerson = groupedBy([...met.values()], ({ identity, room }) => `${personKey(identity)} ${room}`);
  const isSuperseded = (teammate: KnownTeammate) => {
    const { identity, room, lastSeenAt } = teammate;
    const device = deviceOf(identity);
    const isOutdated = now - lastSeenAt > supersededMs;
    return ofPerson.get(`${personKey(identity)} ${room}`)?.some((other) => {
      const isRenamed = device !== "" && deviceOf(other.identity) === device;
      const hasOtherRole = roleOf(other.identity) !== roleOf(identity);
      return isNewer(other, teammate) && (isRenamed || isOutdated || hasOtherRole);
    });
  };
  const wanted = [...met.values()]
    .filter((teammate) => !isSuperseded(teammate))
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  const standingOf = standingsOf(wanted, now);
  const kept = withinShares(wanted, shares, ({ identity }) => ({
    person: personKey(identity),
    standing: standingOf(identity),
  }));
  const stored = new Set(known);
  const isSame = kept.length === known.length && kept.every((teammate) => stored.has(teammate));
  const stays = new Set(kept);
  isCrowded ||= wanted.some((each) => !stays.has(each) && now - each.lastSeenAt < missedMs);
  return { known: isSame ? known : kept, isCrowded };
};
