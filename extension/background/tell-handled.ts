import { offscreen } from "../offscreen/api.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import type { HandledAs } from "../shared/wire-ping.ts";
import { stayConnected } from "./stay-connected.ts";

/** Tells senders, and with them this person's other devices, that their pings were seen or answered. */
export const tellHandled = async (pings: readonly ReceivedPing[], outcome: HandledAs): Promise<void> => {
  if (pings.length === 0) return;
  await stayConnected();
  for (const { id, from, room } of pings) {
    await offscreen.sendMessage("sendReceipt", { room, receipt: { id, to: from, outcome } });
  }
};
