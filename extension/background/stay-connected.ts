import { offscreen } from "../offscreen/api.ts";
import { connection } from "../shared/connection.ts";
import { settings } from "../shared/settings.ts";
import { outbox } from "../shared/stored-pings.ts";
import { callOffscreenDocument } from "./call-offscreen-document.ts";
import { expirePings } from "./delivery/expire-pings.ts";
import { pendingDeliveries } from "./delivery/pending-deliveries.ts";
import { deviceSecret } from "./device.ts";
import { closeOffscreenDocument } from "./offscreen-document.ts";
import { ownPresence } from "./own-presence.ts";

/**
 * Makes what is fit what the settings ask for: the offscreen document open, in the room and with all that is still to be
 * delivered; or closed before the first run. Safe to call at any time and as often as one likes.
 */
export const stayConnected = async (): Promise<void> => {
  const { serviceUrl, name, room } = await settings.get();
  if (serviceUrl === "") {
    await closeOffscreenDocument();
    await connection.set({ state: "not-set-up" });
    return;
  }
  const request = { serviceUrl, name, room, device: await deviceSecret() };
  await callOffscreenDocument(() => offscreen.sendMessage("stayJoined", request));
  await offscreen.sendMessage("presence", await ownPresence());
  const pings = await outbox.update((stored) => expirePings(stored, Date.now()));
  await offscreen.sendMessage("deliver", pendingDeliveries(pings, Date.now()));
};
