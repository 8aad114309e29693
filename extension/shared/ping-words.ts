import type { ReceivedPing, SentPing } from "./ping-schema.ts";
import type { Called } from "./told-apart.ts";
import { say } from "./words/say.ts";

/** A ping, and which way it went. */
export type DirectedPing = { kind: "received"; ping: ReceivedPing } | { kind: "sent"; ping: SentPing };

/** Who sent a ping, and to whom. */
export const whoOf = (entry: DirectedPing, called: Called): string => {
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
