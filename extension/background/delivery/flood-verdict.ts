import type { ReceivedPing } from "../../shared/ping.ts";

const limits = { usual: { burst: 10, refillMs: 5_000 }, urgent: { burst: 3, refillMs: 60_000 } };

const kindOf = ({ priority }: ReceivedPing) => (priority === "urgent" ? "urgent" : "usual");

/**
 * How to notify of a ping, given how often its sender pings: after a burst of ten, one every five seconds is notified as
 * usual; of urgent ones, which stay on the screen, three and then one a minute. The first one too many is announced;
 * further ones are quiet until the sender has paused long enough for a whole burst.
 *
 * @param pings the inbox with the ping, newest first; an earlier ping counts whether it was notified or not
 */
export const floodVerdict = (
  pings: readonly ReceivedPing[],
  ping: ReceivedPing,
): "usual" | "announce" | "quiet" => {
  const kind = kindOf(ping);
  const { burst, refillMs } = limits[kind];
  let allowance = burst;
  let last = 0;
  let announced = false;
  for (const each of pings.toReversed()) {
    const { from, receivedAt, id } = each;
    if (from !== ping.from || kindOf(each) !== kind) continue;
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
