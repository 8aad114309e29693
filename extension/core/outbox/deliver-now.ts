import { offscreen } from "../../offscreen/api.ts";
import type { SentPing } from "../../shared/ping.ts";
import { timesNow } from "../clock/times-now.ts";
import { inTime } from "../in-time.ts";
import { stayConnected } from "../rooms/stay-connected.ts";
import { nextDelivery } from "./next-delivery.ts";

/**
 * Has a ping delivered: the short way while all is well. Should the offscreen document be closed, or be a new one that
 * knows nothing yet of what was sent before, the long way opens it and tells it everything.
 *
 * @param pings the outbox with the ping in it
 */
export const deliverNow = async (pings: readonly SentPing[], id: string): Promise<void> => {
  const { earliest } = await timesNow();
  const next = nextDelivery(pings, id, earliest, Date.now() - earliest);
  if (!next) return;
  try {
    if (await inTime(offscreen.sendMessage("deliverNext", next))) return;
  } catch {
    // There is no offscreen document, it is just closing, or it does not answer any more.
  }
  await stayConnected();
};
