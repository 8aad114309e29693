import { longestTryingHours } from "./longest-trying.ts";
import type { ReceivedPing } from "./ping.ts";

const longestMs = longestTryingHours * 3_600_000;

/**
 * When a received ping was sent, by the clock of this device: clocks differ, and how long a ping waited does not. By its
 * sender's clock where that does not say how long it had waited. Whatever it says, no ping comes before it was sent, and
 * none waits for longer than it can be kept.
 *
 * @returns milliseconds since 1970
 */
export const sentByOwnClock = ({
  receivedAt,
  sentAt,
  waitedMs,
}: Pick<ReceivedPing, "receivedAt" | "sentAt" | "waitedMs">): number =>
  Math.max(0, receivedAt - Math.min(Math.max(0, waitedMs ?? receivedAt - sentAt), longestMs));
