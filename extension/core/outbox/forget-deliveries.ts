import { offscreen } from "../../offscreen/api.ts";
import type { SentPing } from "../../shared/ping.ts";
import { inTime } from "../in-time.ts";

/** Has the offscreen document forget that these pings are to be delivered. */
export const forgetDeliveries = async (pings: readonly SentPing[]): Promise<void> => {
  if (pings.length === 0) return;
  const ids = pings.map(({ id }) => id);
  try {
    await inTime(offscreen.sendMessage("forget", ids));
  } catch {
    // There is none, and the next one learns only of what is stored; or it does not answer and is replaced.
  }
};
