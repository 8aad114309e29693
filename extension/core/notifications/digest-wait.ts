import type { ReceivedPing } from "../../shared/ping.ts";
import { cameLate } from "../attention/is-late.ts";
import { isDistant } from "../people/standings-of.ts";

import type { FloodContext } from "./flood-verdicts.ts";

// How late a ping is its sender says, so what comes late has a limit, too. For those whom one hardly knows it is lower.
const limits = {
  close: { burst: 5, refillMs: 30_000 },
  distant: { burst: 2, refillMs: 60_000 },
};

/**
 * How long to wait before late pings are notified of, so that no flood of them is one of notifications: they gather
 * meanwhile. Who is hardly known makes nobody wait whom one knows.
 *
 * @param pings the inbox
 * @param news those of them to notify of
 * @returns milliseconds; 0 for none
 */
export const digestWaitMs = (
  pings: readonly ReceivedPing[],
  news: readonly ReceivedPing[],
  { standingOf, isMuted, now }: FloodContext,
): number => {
  const isClose = ({ from }: ReceivedPing) => !isDistant(standingOf(from));
  const kind = news.some(isClose) ? "close" : "distant";
  const { burst, refillMs } = limits[kind];
  const times = pings
    .filter((ping) => cameLate(ping) && ping.priority === "ping" && !isMuted(ping))
    .filter((ping) => isClose(ping) === (kind === "close"))
    // What was seen before has disturbed nobody.
    .filter(({ notifiedAt = 0, seenAt }) => seenAt === undefined || seenAt > notifiedAt)
    .flatMap(({ notifiedAt }) => (notifiedAt === undefined || notifiedAt > now ? [] : [notifiedAt]));
  let allowance = burst;
  let last = 0;
  // All pings of one digest were marked at the same moment.
  for (const at of [...new Set(times)].sort((a, b) => a - b)) {
    allowance = Math.min(burst, allowance + (at - last) / refillMs) - 1;
    last = at;
  }
  return Math.max(0, Math.ceil((1 - allowance) * refillMs - (now - last)));
};
