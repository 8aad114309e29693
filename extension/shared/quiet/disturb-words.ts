import { isSamePerson } from "../identity.ts";
import type { Priority } from "../ping-schema.ts";
import { say, sayCount } from "../words/say.ts";
import { endOf } from "../words/times.ts";
import type { Quiet } from "./quiet-now.ts";

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
