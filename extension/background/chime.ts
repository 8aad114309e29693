import { offscreen } from "../offscreen/api.ts";
import { inTime } from "./in-time.ts";

const patienceMs = 1_000;

/** Has the offscreen document make the sound of arrivals. @returns whether it could be made */
export const chime = async (what: { urgent: boolean }): Promise<boolean> => {
  try {
    return await inTime(offscreen.sendMessage("chime", what), patienceMs);
  } catch {
    return false; // There is no document, or it is just opening.
  }
};
