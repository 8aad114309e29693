import { offscreen } from "../offscreen/api.ts";
import type { SentPing } from "../shared/ping.ts";
import { pendingDeliveries } from "./delivery/pending-deliveries.ts";
import { stayConnected } from "./stay-connected.ts";

/**
 * Has what is pending delivered: the short way while all is well; should it fail, the long way opens what is closed.
 * Everything that is pending goes along, since an offscreen document that is new knows of none of it and would let the
 * newest ping overtake.
 *
 * @param pings the outbox
 */
export const deliverNow = async (pings: readonly SentPing[]): Promise<void> => {
  try {
    await offscreen.sendMessage("deliver", pendingDeliveries(pings, Date.now()));
  } catch {
    await stayConnected(); // There is no offscreen document, or it is just closing.
  }
};
