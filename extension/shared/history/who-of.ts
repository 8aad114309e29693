import type { Called } from "../told-apart.ts";
import { say } from "../words/say.ts";
import type { HistoryEntry } from "./history-of.ts";

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
