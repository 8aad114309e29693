// Holds the room: a service worker has no RTCPeerConnection and is stopped after 30 idle seconds. The listeners are
// registered in the first synchronous turn, so that the document can be asked as soon as it is open.

import { background } from "../background/api.ts";
import { encode } from "../shared/wire.ts";
import { offscreen } from "./api.ts";
import { createMeeting } from "./create-meeting.ts";
import { createDeliveries } from "./deliveries.ts";
import { createMembership, type Membership } from "./membership.ts";
import { ownPresence } from "./own-presence.ts";
import { receive } from "./receive.ts";
import { reportConnection } from "./report-connection.ts";
import { requestAccess } from "./request-access.ts";
import { requestAndTell } from "./request-and-tell.ts";
import { createSealer } from "./sealer.ts";
import { tellBackground } from "./tell-background.ts";
import { transmit } from "./transmit.ts";
import { joinTwilioRoom } from "./twilio-room.ts";
import { watchForWake } from "./watch-for-wake.ts";

const sealer = createSealer();
const deliveries = createDeliveries(
  () => membership.stay(),
  async (sending, stay) => {
    await transmit(sending, stay, await sealer).catch((error) => console.error("sending a ping", error));
  },
);
const meet = createMeeting(() => membership.stay());
const report = reportConnection();
const membership: Membership = createMembership({
  requestAccess: requestAndTell(requestAccess, (said) => {
    tellBackground(() => background.sendMessage("membershipTold", said)).catch((error) =>
      console.error("telling the background of the membership", error),
    );
  }),
  joinRoom: joinTwilioRoom,
  publicKey: sealer.then(({ publicKey }) => publicKey),
  presence: () => presence.now(),
  isBusy: () => deliveries.isBusy(),
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

const presence = ownPresence((is) => {
  membership.presenceChanged();
  if (is === "away") return;
  lookForWake();
  membership.check();
});

offscreen.onMessage("stayJoined", ({ data }) => membership.stayJoined(data));
offscreen.onMessage("rejoin", () => membership.rejoin());
offscreen.onMessage("deliver", ({ data }) => deliveries.add(data));
offscreen.onMessage("deliverNext", ({ data: { delivery, after } }) => {
  const follows = after === undefined || deliveries.knows(after);
  if (follows) deliveries.add([delivery]);
  return follows;
});
offscreen.onMessage("forget", ({ data }) => deliveries.forget(data));
offscreen.onMessage("sendReceipt", ({ data: { room, receipt } }) => {
  const stay = membership.stay();
  if (stay?.name === room) stay.room.send(encode({ kind: "receipt", ...receipt }), "signal");
});
offscreen.onMessage("presence", ({ data }) => presence.set(data));
const lookForWake = watchForWake(() => membership.rejoin());
