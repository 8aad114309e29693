import type { ShownPresence } from "../connection-schema.ts";
import { isSamePerson } from "../identity.ts";
import type { Person } from "../persons.ts";
import type { Priority } from "../ping-schema.ts";
import type { Settings } from "../settings-schema.ts";
import { say, sayCount } from "../words/say.ts";
import { endOf } from "../words/times.ts";
import { endOfHours } from "./hours.ts";

/** What of the settings says when somebody does not want to be disturbed. */
export type QuietSettings = Pick<Settings, "doNotDisturb" | "snoozedUntil" | "quietHours"> &
  Partial<Pick<Settings, "quietSkippedUntil">>;

/**
 * Whether this person does not want to be disturbed now: because they said so by hand, for a while, or in these
 * hours and have not ended them for this time.
 *
 * @param now milliseconds since 1970
 * @returns null if they may be disturbed; else until when, with whatever follows without a gap, and null for no end
 */
export const quietNow = (
  { doNotDisturb, snoozedUntil, quietHours, quietSkippedUntil = 0 }: QuietSettings,
  now: number,
): { until: number | null } | null => {
  if (doNotDisturb) return { until: null };
  const from = Math.max(now, snoozedUntil);
  const until = from < quietSkippedUntil ? from : endOfHours(quietHours, from);
  if (until === now) return null;
  return { until: Number.isFinite(until) ? until : null };
};

/** What a device in the room says of its person. */
export interface SaidPresence {
  identity: string;
  presence: ShownPresence;
  /** When they may be disturbed again, milliseconds since 1970, if they know. */
  until?: number | undefined;
  /** Whether an urgent ping disturbs them all the same; so it does unless they say no. */
  urgentPasses?: boolean | undefined;
}

/** How somebody does not want to be disturbed. */
export interface Quiet {
  /** When they may be disturbed again, milliseconds since 1970; absent while that is not known. */
  until?: number;
  urgentPasses: boolean;
}

/** How somebody does not want to be disturbed, as their devices say; undefined for somebody who may be. */
export const quietOf = (
  { presence, identities }: Pick<Person, "presence" | "identities">,
  presences: readonly SaidPresence[],
): Quiet | undefined => {
  if (presence !== "do-not-disturb") return undefined;
  const said = presences.filter((each) => each.presence === presence && identities.includes(each.identity));
  const ends = said.map(({ until }) => until);
  const urgentPasses = said.some((each) => each.urgentPasses !== false);
  // Whoever is quiet on two devices is so until the last of them is over.
  return ends.length > 0 && ends.every((end) => end !== undefined)
    ? { until: Math.max(...ends), urgentPasses }
    : { urgentPasses };
};

/** Somebody who may be pinged, and how they do not want to be disturbed. */
interface Pingable extends Partial<Quiet> {
  /** See `personOf`. */
  person: string;
  name: string;
  presence?: string;
}

/**
 * What to know before pinging somebody who does not want to be disturbed; nothing for somebody who may be.
 *
 * @param to a person, or null for everyone
 * @param now milliseconds since 1970
 */
export const disturbWords = (
  to: string | null,
  priority: Priority,
  roster: readonly Pingable[],
  now: number,
): string | undefined => {
  const quiet = roster.filter(
    ({ person, presence }) => presence === "do-not-disturb" && (to === null || isSamePerson(person, to)),
  );
  const [first] = quiet;
  if (first === undefined) return undefined;
  const { name, until } = first;
  const passes = quiet.every(({ urgentPasses }) => urgentPasses !== false);
  const who =
    to === null
      ? sayCount("popup_some_quiet", quiet.length)
      : until === undefined
        ? say("popup_quiet", name)
        : say("popup_quiet_until", name, endOf(until, now));
  const what =
    priority !== "urgent"
      ? say("popup_quiet_waits")
      : say(passes ? "popup_quiet_urgent_passes" : "popup_quiet_urgent_waits");
  return `${who} ${what}`;
};
