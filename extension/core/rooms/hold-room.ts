import { receive } from "../inbox/receive.ts";
import { createMeeting } from "../outbox/create-meeting.ts";
import { createDeliveries, type Deliveries } from "../outbox/deliveries.ts";
import { transmit } from "../outbox/transmit.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { createMembership, type Membership } from "./membership.ts";
import type { StayParts } from "./stay.ts";

/** One of the rooms that this browser belongs to, and what is on its way there. */
export interface HeldRoom {
  membership: Membership;
  deliveries: Deliveries;
}

/** What all rooms share. */
export interface SharedParts
  extends Omit<StayParts, "present" | "report" | "publicKey" | "met" | "hear" | "isBusy" | "mayHeal"> {
  /** One key pair for all rooms: what it opens is bound to its sender and receiver. */
  sealer: Promise<Sealer>;
}

/**
 * Begins to hold a room; it is joined once its membership is told to.
 *
 * @param report called with each change of the connection
 */
export const holdRoom = ({ sealer, ...parts }: SharedParts, report: StayParts["report"]): HeldRoom => {
  const deliveries = createDeliveries(
    () => membership.stay(),
    async (sending, stay) => {
      await transmit(sending, stay, await sealer).catch((error) => console.error("sending a ping", error));
    },
  );
  const meet = createMeeting(() => membership.stay());
  const membership: Membership = createMembership({
    ...parts,
    publicKey: sealer.then(({ publicKey }) => publicKey),
    isBusy: deliveries.isBusy,
    report: (connection) => {
      report(connection);
      deliveries.participantsChanged();
    },
    met: (identity, stay) => {
      deliveries.met(identity);
      meet(identity, stay);
    },
    hear: receive(deliveries, sealer),
  });
  return { membership, deliveries };
};
