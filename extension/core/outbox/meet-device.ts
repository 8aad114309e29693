import type { PingReference } from "../../shared/receipt.ts";
import { timesNow } from "../clock/times-now.ts";
import { inbox, outbox } from "../store/values.ts";
import { deliver } from "./delivering.ts";
import { openQuestions } from "./open-questions.ts";
import { pendingDeliveries } from "./pending-deliveries.ts";
import { withDevice } from "./with-device.ts";

/** A device that has come into the room in which this one is. */
export interface Met {
  /** The device's. */
  identity: string;
  /** This device's. */
  own: string;
  room: string;
}

/** Has a device that has come into the room get what waits for its person. @returns the pings to ask it about */
export const meetDevice = async ({ identity, own, room }: Met): Promise<PingReference[]> => {
  const { earliest: now } = timesNow();
  let isNews = false;
  const sent = await outbox.update((pings) => {
    const next = withDevice(pings, { identity, room, now });
    isNews = next !== pings;
    return next;
  });
  if (isNews) deliver(pendingDeliveries(sent, now, Date.now() - now));
  return openQuestions({ identity, own, room, inbox: inbox.get(), outbox: sent });
};
