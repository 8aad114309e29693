/** One look at a service's clock; each time in milliseconds since 1970. */
export interface ClockLook {
  /** By our clock. */
  askedAt: number;
  /** By our clock. */
  answeredAt: number;
  /** By the service's. */
  serverTime: number;
}

/** From here on an assertion of this device is refused at first, and each request made twice. */
export const tellingMs = 30_000;

/**
 * How far our clock is ahead of the service's. The service read its own clock somewhere between question and answer: it is
 * taken to be in the middle, and the fastest answer counts, since there is least room for being wrong.
 *
 * @returns milliseconds, below zero when ours is behind, and by how much that may be wrong; undefined without a look
 */
export const clockDifference = (
  looks: readonly ClockLook[],
): { aheadMs: number; uncertainMs: number } | undefined => {
  const tookMs = ({ askedAt, answeredAt }: ClockLook) => answeredAt - askedAt;
  const [best] = looks.toSorted((a, b) => tookMs(a) - tookMs(b));
  if (!best) return undefined;
  const uncertainMs = tookMs(best) / 2;
  return { aheadMs: best.askedAt + uncertainMs - best.serverTime, uncertainMs };
};
