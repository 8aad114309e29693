import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { median, percentile } from "../results/percentile.ts";
import type { Relayed } from "./generator-words.ts";
import type { Negotiations } from "./negotiations.ts";
import type { SimulatedClient } from "./simulated-client.ts";

/** Has pairs all over the rooms negotiate anew, so many a second. */
export const relayBetween = async (
  clients: readonly SimulatedClient[],
  negotiations: Negotiations,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Omit<Relayed, "knocked">> => {
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const until = performance.now() + seconds * 1000;
  const inside = [...clients];
  const offerers = inside.filter(({ offered }) => offered.size > 0);
  let due = performance.now();
  for (let n = 0; performance.now() < until; n++) {
    // A stride that is prime goes through all rooms in no order.
    const offerer = offerers[(n * 7_919) % offerers.length];
    const [id] = offerer?.offered ?? [];
    if (id !== undefined) offerer?.offerAgain(id);
    due += 1000 / perSecond;
    await delay(Math.max(0, due - performance.now()));
  }
  own.disable();
  await delay(500);
  const times = negotiations.takeTimes();
  const lost = negotiations.pending();
  negotiations.forgetPending();
  return {
    relays: times.length,
    median: median(times),
    p99: percentile(times, 99),
    lost,
    ownDelay: own.percentile(99) / 1e6,
    dropped: inside.filter(({ isOpen }) => !isOpen).length,
  };
};
