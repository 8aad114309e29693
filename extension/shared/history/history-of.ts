import type { ReceivedPing, SentPing } from "../ping.ts";

/** A received or a sent ping, as the list shows it. */
export type HistoryEntry =
  | { kind: "received"; ping: ReceivedPing; at: number }
  | { kind: "sent"; ping: SentPing; at: number };

/** Received and sent pings in one list, newest first. */
export const historyOf = (inbox: readonly ReceivedPing[], outbox: readonly SentPing[]): HistoryEntry[] =>
  [
    ...inbox.map((ping): HistoryEntry => ({ kind: "received", ping, at: ping.receivedAt })),
    ...outbox.map((ping): HistoryEntry => ({ kind: "sent", ping, at: ping.sentAt })),
  ].sort((a, b) => b.at - a.at);
