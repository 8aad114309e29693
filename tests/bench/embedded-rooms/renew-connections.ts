import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { median, percentile } from "../results/percentile.ts";
import type { Renewed } from "./generator-words.ts";
import type { Renewals } from "./renewals.ts";
import type { SimulatedClient } from "./simulated-client.ts";

/** Has people all over the rooms renew their connections, so many a second. */
export const renewConnections = async (
  clients: readonly SimulatedClient[],
  renewals: Renewals,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Omit<Renewed, "knocked">> => {
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const until = performance.now() + seconds * 1000;
  const inside = [...clients];
  let due = performance.now();
  for (let n = 0; performance.now() < until; n++) {
    // A stride that is prime goes through all rooms in no order.
    inside[(n * 7_919) % inside.length]?.restartIce();
    due += 1000 / perSecond;
    await delay(Math.max(0, due - performance.now()));
  }
  own.disable();
  await delay(500);
  const times = renewals.takeTimes();
  const lost = renewals.pending();
  renewals.forgetPending();
  return {
    renewals: times.length,
    median: median(times),
    p99: percentile(times, 99),
    lost,
    ownDelay: own.percentile(99) / 1e6,
    dropped: inside.filter(({ isOpen }) => !isOpen).length,
  };
};
