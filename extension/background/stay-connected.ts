import { offscreen } from "../offscreen/api.ts";
import { connection } from "../shared/connection.ts";
import { settings } from "../shared/settings.ts";
import { deviceSecret } from "./device.ts";
import { closeOffscreenDocument, openOffscreenDocument } from "./offscreen-document.ts";

/**
 * Makes what is fit what the settings ask for: the offscreen document open and in the room, or closed before the first
 * run. Safe to call at any time and as often as one likes.
 */
export const stayConnected = async (): Promise<void> => {
  const { serviceUrl, name, room } = await settings.get();
  if (serviceUrl === "") {
    await closeOffscreenDocument();
    await connection.set({ state: "not-set-up" });
    return;
  }
  await openOffscreenDocument();
  await offscreen.sendMessage("stayJoined", { serviceUrl, name, room, device: await deviceSecret() });
};
