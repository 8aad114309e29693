import { offscreen } from "../offscreen/api.ts";
import { connection } from "../shared/connection.ts";
import { enrolment, membershipIn } from "../shared/enrolment.ts";
import { isSetUp, settings } from "../shared/settings.ts";
import { outbox } from "../shared/stored-pings.ts";
import { callOffscreenDocument } from "./call-offscreen-document.ts";
import { changeService } from "./change-service.ts";
import { withConnectingLock } from "./connecting-lock.ts";
import { expirePings } from "./delivery/expire-pings.ts";
import { pendingDeliveries } from "./delivery/pending-deliveries.ts";
import { deviceSecret } from "./device.ts";
import { closeOffscreenDocument } from "./offscreen-document.ts";
import { ownPresence } from "./own-presence.ts";

const connect = async (): Promise<void> => {
  const wanted = await settings.get();
  if (!isSetUp(wanted)) {
    await closeOffscreenDocument();
    await connection.set({ state: "not-set-up" });
    return;
  }
  const { serviceUrl, name, room } = wanted;
  const member = membershipIn(wanted, await enrolment.get())?.device;
  await changeService(serviceUrl);
  const request = { serviceUrl, name, room, device: await deviceSecret(), member };
  await callOffscreenDocument(() => offscreen.sendMessage("stayJoined", request));
  await offscreen.sendMessage("presence", await ownPresence());
  const pings = await outbox.update((stored) => expirePings(stored, Date.now()));
  await offscreen.sendMessage("deliver", pendingDeliveries(pings, Date.now()));
};

const tellFailure = async (error: unknown): Promise<void> => {
  console.error("staying connected", error);
  await connection.set({
    state: "disconnected",
    why: "The browser did not let Pingroom open its connection.",
    advice: "Trying again within a minute; reload the extension if this stays.",
    retry: true,
  });
};

/**
 * Makes what is fit what the settings ask for: the offscreen document open, in the room and with all that is still to be
 * delivered; or closed before the first run. Safe to call at any time and as often as one likes: calls wait for each
 * other, so that the newest settings have the last word.
 */
export const stayConnected = (): Promise<void> => withConnectingLock(() => connect().catch(tellFailure));
