import type { Called } from "../../shared/told-apart.ts";
import { say } from "../../shared/words/say.ts";
import { dateFormat, startOfDay } from "../../shared/words/times.ts";
import type { HistoryEntry } from "./history-entries.ts";

/** Who sent a ping, and to whom. */
export const whoOf = (
  entry:
    | Pick<HistoryEntry & { kind: "received" }, "kind" | "ping">
    | Pick<HistoryEntry & { kind: "sent" }, "kind" | "ping">,
  called: Called,
): string => {
  if (entry.kind === "sent") {
    const { to } = entry.ping;
    return to === null ? say("history_you_to_everyone") : say("history_you_to", called(to));
  }
  if (entry.ping.test) return say("test_ping_title");
  const name = called(entry.ping.from);
  return entry.ping.toEveryone ? say("history_to_everyone", name) : name;
};

/** What a ping says; one without words says just that. */
export const plainText = ({ text }: { text: string }): string => text || say("history_no_text");

const day = { weekday: "long", day: "numeric", month: "long" } as const;
const dayOfYear = { ...day, year: "numeric" } as const;

/**
 * What a person calls a day: today, yesterday, else its weekday and date.
 *
 * @param at any moment of it, milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const dayName = (at: number, now: number): string => {
  const start = startOfDay(at);
  if (start === startOfDay(now)) return say("history_today");
  if (start === startOfDay(now, 1)) return say("history_yesterday");
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return dateFormat(isThisYear ? day : dayOfYear).format(at);
};
