import { offscreen } from "../offscreen/api.ts";
import type { ReceivedPing } from "../shared/ping.ts";
import type { HandledAs } from "../shared/wire-ping.ts";
import { hasLeft } from "./has-left.ts";
import { stayConnected } from "./stay-connected.ts";

/**
 * Tells senders, and with them this person's other devices, that their pings were seen or answered. Of a test
 * ping nobody wants to know, nor does anybody in this team of one that came in a former one.
 */
export const tellHandled = async (pings: readonly ReceivedPing[], outcome: HandledAs): Promise<void> => {
  const others = pings.filter(({ test, former }) => !test && !former);
  if (others.length === 0) return;
  await stayConnected();
  if (await hasLeft()) return; // Whoever sent them asks how far they got when they meet this device again.
  for (const { id, from, room } of others) {
    await offscreen.sendMessage("sendReceipt", { room, receipt: { id, to: from, outcome } });
  }
};
