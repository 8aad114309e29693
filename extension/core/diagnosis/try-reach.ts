import { openOffscreenDocument } from "../../background/offscreen-document.ts";
import { offscreen } from "../../offscreen/api.ts";
import type { Reach, Way } from "../../shared/inspection.ts";
import { inTime } from "../in-time.ts";

// The offscreen document gives up after 12 s and says so.
const patienceMs = 16_000;

/**
 * Tries out one way of WebRTC, in a document that is opened for that if need be: the way within this network asks for no
 * room. Whoever is done closes it again by seeing to the connection.
 */
export const tryReach = async (what: { way: Way }): Promise<Reach> => {
  try {
    await openOffscreenDocument();
    return await inTime(offscreen.sendMessage("reach", what), patienceMs);
  } catch (error) {
    console.warn("testing the reach:", error);
    return { verdict: "untested", why: "no-answer" };
  }
};
