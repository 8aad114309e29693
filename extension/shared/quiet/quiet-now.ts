import type { ShownPresence } from "../connection-schema.ts";
import { isSamePerson } from "../identity.ts";
import type { Person } from "../persons.ts";
import type { Priority } from "../ping-schema.ts";
import type { Settings } from "../settings-schema.ts";
import { say, sayCount, type Word } from "../words/say.ts";
import { endOf } from "../words/times.ts";
import { endOfHours, nextStart } from "./hours.ts";

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

/**
 * What is to be set so that somebody may be disturbed now: nothing by hand, nothing for a while, and quiet hours that run
 * not before they begin anew. Those that never end count until the next of them would begin.
 *
 * @param now milliseconds since 1970
 */
export const quietEnded = (
  { quietHours }: Pick<Settings, "quietHours">,
  now: number,
): Pick<Settings, "doNotDisturb" | "snoozedUntil" | "quietSkippedUntil"> => {
  const end = endOfHours(quietHours, now);
  const over = Number.isFinite(end) ? end : nextStart(quietHours, now);
  return { doNotDisturb: false, snoozedUntil: 0, quietSkippedUntil: over > now ? over : 0 };
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

const minuteMs = 60_000;
const morning = 8;
// Whoever is still up by then means the morning that comes, and not the one after.
const nightIsOver = 4;

/** For how long somebody may ask not to be disturbed: words to choose by, and when that ends in milliseconds since 1970. */
export interface SnoozeChoice {
  word: Word;
  until: number;
}

/** The choices at a moment. @param now milliseconds since 1970 */
export const snoozeChoices = (now: number): SnoozeChoice[] => {
  const today = new Date(now);
  const isNight = today.getHours() < nightIsOver;
  const day = today.getDate() + (isNight ? 0 : 1);
  // A day that the clock skips is none: there `Date` means the same time of the next one.
  const until = new Date(today.getFullYear(), today.getMonth(), day, morning).getTime();
  return [
    { word: "quiet_for_half_an_hour", until: now + 30 * minuteMs },
    { word: "quiet_for_an_hour", until: now + 60 * minuteMs },
    { word: isNight ? "quiet_until_the_morning" : "quiet_until_tomorrow", until },
  ];
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
