import { closeOffscreenDocument } from "../../background/offscreen-document.ts";
import { offscreen } from "../../offscreen/api.ts";
import { inTime } from "../in-time.ts";

/** Leaves all rooms, so that the others see it at once, and closes the document that held them. */
export const leaveRooms = async (): Promise<void> => {
  // None that is open, or answers: closing it, if it is there at all, ends its connections as well.
  await inTime(offscreen.sendMessage("stayJoined", [])).catch(() => {});
  await closeOffscreenDocument();
};
