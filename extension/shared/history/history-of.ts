import { pingKey } from "../ping.ts";
import type { ReceivedPing, SentPing } from "../ping-schema.ts";

/** A received or a sent ping, as the list shows it. */
export type HistoryEntry = {
  /** What tells it from every other. */
  key: string;
  /** When it came or was sent, milliseconds since 1970. */
  at: number;
} & ({ kind: "received"; ping: ReceivedPing } | { kind: "sent"; ping: SentPing });

/** Received and sent pings in one list, newest first. */
export const historyOf = (inbox: readonly ReceivedPing[], outbox: readonly SentPing[]): HistoryEntry[] =>
  [
    ...inbox.map(
      (ping): HistoryEntry => ({ kind: "received", key: pingKey(ping), ping, at: ping.receivedAt }),
    ),
    ...outbox.map((ping): HistoryEntry => ({ kind: "sent", key: ping.id, ping, at: ping.sentAt })),
  ].sort((a, b) => b.at - a.at);
