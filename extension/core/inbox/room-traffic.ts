import { createMeeting } from "../outbox/create-meeting.ts";
import { deliverIn } from "../outbox/delivering.ts";
import type { RoomTraffic } from "../rooms/rooms.ts";
import type { Stay } from "../rooms/stay.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { receive } from "./receive.ts";

/**
 * Begins to send and receive in a room.
 *
 * @param stay tells the present stay
 */
export const openTraffic = (
  room: string,
  stay: () => Stay | undefined,
  sealer: Promise<Sealer>,
): RoomTraffic => {
  const deliveries = deliverIn(room, stay, sealer);
  const meet = createMeeting(stay);
  return {
    isBusy: deliveries.isBusy,
    changed: deliveries.participantsChanged,
    hear: receive(deliveries, sealer),
    met: (identity, present) => {
      deliveries.met(identity);
      meet(identity, present);
    },
  };
};
