import type { ArrivingPing } from "../../../extension/core/inbox/add-to-inbox.ts";
import type { Outcome, ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";

/** The id of the n-th ping of a test; ids rise with n, as UUIDs of version 7 do. */
export const idOf = (n: number): string => `0199aa00-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** When every test's first ping was sent. */
export const sentAt = 1_700_000_000_000;

/** A sent ping, and how far it got with whom. */
export const sentPing = (
  n: number,
  outcomes: Record<string, Outcome>,
  more: Partial<SentPing> = {},
): SentPing => ({
  id: idOf(n),
  to: null,
  text: `ping ${n}`,
  priority: "ping",
  sentAt: sentAt + n,
  room: "ping-room",
  expiresAt: sentAt + 86_400_000,
  recipients: Object.entries(outcomes).map(([identity, outcome]) => ({ identity, outcome, at: sentAt })),
  ...more,
});

/** A received ping. */
export const receivedPing = (n: number, more: Partial<ReceivedPing> = {}): ReceivedPing => ({
  id: idOf(n),
  from: "Ana",
  room: "ping-room",
  toEveryone: true,
  text: `ping ${n}`,
  priority: "ping",
  sentAt: sentAt + n,
  receivedAt: sentAt + n,
  ...more,
});

/** A received ping of Ana, whose device proves what it says. */
export const provenPing = (n: number, more: Partial<ReceivedPing> = {}): ReceivedPing =>
  receivedPing(n, { from: "Ana.aaaaaaaaaaaaaaaaaaaaaa", ...more });

/** A ping as it comes from the room. */
export const arrivingPing = (n: number, more: Partial<ArrivingPing> = {}): ArrivingPing => ({
  id: idOf(n),
  from: "Bo.aaaaaaaaaaaaaaaaaaaaaa",
  room: "ping-room",
  toEveryone: false,
  text: `ping ${n}`,
  priority: "ping",
  sentAt: sentAt + n,
  ...more,
});
