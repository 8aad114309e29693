import { endOf } from "../shared/history/end-of.ts";
import { timeOf } from "../shared/history/time-of.ts";
import { say, type Word } from "../shared/words/say.ts";
import type { Teammate } from "./roster.ts";

const plainWords: Record<Exclude<Teammate["presence"], "offline" | "unknown">, Word> = {
  here: "popup_here",
  away: "popup_away",
  "do-not-disturb": "popup_do_not_disturb",
  silent: "popup_silent",
  plain: "popup_plain",
};

const howWords = ({ presence, until, lastSeenAt = 0 }: Teammate, now: number): string => {
  if (presence === "offline") return say("popup_offline_since", timeOf(lastSeenAt, now));
  if (presence === "unknown") return say("popup_last_seen", timeOf(lastSeenAt, now));
  if (until !== undefined) return say("popup_quiet_person_until", endOf(until, now));
  return say(plainWords[presence]);
};

/** How a teammate is, in a few words. @param now milliseconds since 1970 */
export const presenceWords = (teammate: Teammate, now: number): string => {
  const { role, presence } = teammate;
  if (role === "publish") return say("popup_sends_only");
  // A page of another make gets pings as it ever did, and here is where most are.
  if (role === "both" || presence === "plain") return howWords(teammate, now);
  return presence === "here" ? say("popup_gets_only") : say("popup_gets_only_and", howWords(teammate, now));
};
