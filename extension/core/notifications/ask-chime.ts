import * as v from "valibot";
import { offscreen } from "../../offscreen/api.ts";
import { storedItem } from "../../shared/stored-item.ts";
import { inTime } from "../in-time.ts";
import { unawaited } from "../unawaited.ts";

const patienceMs = 1_000;

/** Whether the last sound could be made, in this session of the browser. */
export const hasChimed = storedItem("hasChimed", v.boolean(), { area: "session", fallback: false });

const ask = async (what: { urgent: boolean }): Promise<boolean> => {
  try {
    return await inTime(offscreen.sendMessage("chime", what), patienceMs);
  } catch {
    return false; // There is no document, or it is just opening.
  }
};

/** Has the offscreen document make the sound of arrivals. @returns whether it could be made */
export const chime = async (what: { urgent: boolean }): Promise<boolean> => {
  const could = await ask(what);
  unawaited(hasChimed.update(() => could));
  return could;
};
