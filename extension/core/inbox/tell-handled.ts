import type { ReceivedPing } from "../../shared/ping.ts";
import type { HandledAs } from "../../shared/wire-ping.ts";
import { rooms } from "../rooms/rooms.ts";

/**
 * Tells senders, and with them this person's other devices, that their pings were seen or answered. Of a test ping nobody wants
 * to know, nor does anybody in this team of one that came in a former one. Where nobody can be told now nothing is lost: whoever
 * sent them, and whichever other device has them, asks how far they got when it meets this device again.
 */
export const tellHandled = (pings: readonly ReceivedPing[], outcome: HandledAs): void => {
  for (const { id, from, room, test, former } of pings) {
    if (!test && !former) rooms().sendReceipt(room, { id, to: from, outcome });
  }
};
