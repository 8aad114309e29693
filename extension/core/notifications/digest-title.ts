import type { ReceivedPing } from "../../shared/ping.ts";
import { sayCount } from "../../shared/words/say-count.ts";

/** Says how many pings came late, and why: this person was away, did not want to be disturbed, or both in turn. */
export const digestTitle = (pings: readonly ReceivedPing[]): string => {
  const held = pings.filter((ping) => ping.held).length;
  if (held === pings.length) return sayCount("quiet_digest", pings.length);
  if (held > 0) return sayCount("quiet_digest_and_away", pings.length);
  return sayCount("notification_late", pings.length);
};
