import type { Ping } from "../shared/ping.ts";
import { encode } from "../shared/wire.ts";
import type { Repeats } from "./repeat-until-confirmed.ts";
import type { Stay } from "./stay-in-room.ts";

/**
 * Sends a ping until each recipient in the room has confirmed it or the repeats are used up.
 *
 * @param stay the present stay; asked anew for each repeat, since a rejoin may come between
 * @returns identities of the recipients who are in the room, or null when we are in no room
 */
export const sendPing = (ping: Ping, stay: () => Stay | undefined, repeats: Repeats): string[] | null => {
  const present = stay()?.participants;
  if (!present) return null;
  const recipients = present.filter((identity) => ping.to === null || ping.to === identity);
  const message = encode({ kind: "ping", ...ping });
  repeats.start(ping.id, recipients, () => stay()?.room.send(message));
  return recipients;
};
