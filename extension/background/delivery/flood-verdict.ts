import type { ReceivedPing } from "../../shared/ping.ts";

const burst = 10;
const refillMs = 5_000;

/**
 * How to notify of a ping, given how often its sender pings: after a burst of ten, one every five seconds is notified as
 * usual. The first one too many is announced; further ones are quiet until the sender has paused long enough for a whole
 * burst.
 *
 * @param pings the inbox with the ping, newest first; an earlier ping counts whether it was notified or not
 */
export const floodVerdict = (
  pings: readonly ReceivedPing[],
  ping: ReceivedPing,
): "usual" | "announce" | "quiet" => {
  let allowance = burst;
  let last = 0;
  let announced = false;
  for (const { from, receivedAt, id } of pings.toReversed()) {
    if (from !== ping.from) continue;
    allowance = Math.min(burst, allowance + Math.max(0, receivedAt - last) / refillMs);
    last = receivedAt;
    if (allowance === burst) announced = false;
    const verdict = allowance >= 1 ? "usual" : announced ? "quiet" : "announce";
    if (verdict === "usual") allowance -= 1;
    else announced = true;
    if (id === ping.id) return verdict;
  }
  return "usual";
};
