import type { ReceivedPing } from "./ping.ts";

/**
 * When a received ping was sent, by the clock of this device: clocks differ, and how long a ping waited does not. By its
 * sender's clock where that does not say how long it had waited.
 *
 * @returns milliseconds since 1970
 */
export const sentByOwnClock = ({
  receivedAt,
  sentAt,
  waitedMs,
}: Pick<ReceivedPing, "receivedAt" | "sentAt" | "waitedMs">): number =>
  waitedMs === undefined ? sentAt : Math.max(0, receivedAt - waitedMs);
