import { endOf } from "../shared/history/end-of.ts";
import { snoozeChoices } from "../shared/quiet/snooze-choices.ts";
import type { Settings } from "../shared/settings.ts";
import { say } from "../shared/words/say.ts";

/** One way to be disturbed or not. */
export interface QuietChoice {
  words: string;
  /** What it sets. */
  change: Pick<Settings, "doNotDisturb" | "snoozedUntil">;
  /** Whether it is how things are. */
  isChosen: boolean;
}

/** The ways not to be disturbed, and to be. Quiet hours are apart from these. @param now milliseconds since 1970 */
export const quietChoices = (
  { doNotDisturb, snoozedUntil }: Pick<Settings, "doNotDisturb" | "snoozedUntil">,
  now: number,
): QuietChoice[] => {
  const isSnoozed = !doNotDisturb && snoozedUntil > now;
  const snooze = (words: string, until: number, isChosen = false): QuietChoice => ({
    words,
    change: { doNotDisturb: false, snoozedUntil: until },
    isChosen,
  });
  const current = isSnoozed ? [snooze(say("popup_until", endOf(snoozedUntil, now)), snoozedUntil, true)] : [];
  return [
    snooze(say("popup_quiet_off"), 0, !doNotDisturb && !isSnoozed),
    ...current,
    ...snoozeChoices(now).map(({ word, until }) => snooze(say(word), until)),
    {
      words: say("popup_quiet_endless"),
      change: { doNotDisturb: true, snoozedUntil: 0 },
      isChosen: doNotDisturb,
    },
  ];
};
