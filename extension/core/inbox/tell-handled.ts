import { offscreen } from "../../offscreen/api.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { hasLeft } from "../rooms/has-left.ts";
import { stayConnected } from "../rooms/stay-connected.ts";

const tell = async (pings: readonly ReceivedPing[], outcome: HandledAs): Promise<void> => {
  await stayConnected();
  if (await hasLeft()) return;
  for (const { id, from, room } of pings) {
    await offscreen.sendMessage("sendReceipt", { room, receipt: { id, to: from, outcome } });
  }
};

/**
 * Tells senders, and with them this person's other devices, that their pings were seen or answered. Of a test ping nobody wants
 * to know, nor does anybody in this team of one that came in a former one. Where nobody can be told now nothing is lost: whoever
 * sent them, and whichever other device has them, asks how far they got when it meets this device again.
 */
export const tellHandled = async (pings: readonly ReceivedPing[], outcome: HandledAs): Promise<void> => {
  const others = pings.filter(({ test, former }) => !test && !former);
  if (others.length === 0) return;
  await tell(others, outcome).catch((error: unknown) => console.warn("telling what was handled", error));
};
