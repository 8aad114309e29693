import { sendsPings, takesPings } from "../../shared/teammate.ts";
import type { WireMessage } from "../../shared/wire.ts";
import type { Origin } from "../rooms/room.ts";
import type { Stay } from "../rooms/stay.ts";

/**
 * Makes what tells pings that are not to be taken: no room stops everybody from sending what they may not, so it is those
 * who receive that keep to the roles. Whoever only gets pings sends none, none comes over a track for receipts, and
 * whoever only sends is shown none.
 */
export const refusePings = (): ((message: WireMessage, origin: Origin, stay: Stay) => boolean) => {
  const named = new Set<string>();
  return ({ kind }, { from, track }, { identity }) => {
    if (kind !== "ping" && kind !== "sealed") return false;
    if (sendsPings(from) && track !== "receipts") return !takesPings(identity);
    if (!named.has(from))
      console.warn("a ping from somebody who may send none, or not this way, is dropped:", from);
    named.add(from);
    return true;
  };
};
