// Holds the room: a service worker has no RTCPeerConnection and is stopped after 30 idle seconds. The listeners are
// registered in the first synchronous turn, so that the document can be asked as soon as it is open.
import { encode } from "../shared/wire.ts";
import { offscreen } from "./api.ts";
import { createMembership, type Membership } from "./membership.ts";
import { ownPresence } from "./own-presence.ts";
import { receive } from "./receive.ts";
import { repeatUntilConfirmed } from "./repeat-until-confirmed.ts";
import { reportConnection } from "./report-connection.ts";
import { requestAccess } from "./request-access.ts";
import { sendPing } from "./send-ping.ts";
import { joinTwilioRoom } from "./twilio-room.ts";
import { watchForWake } from "./watch-for-wake.ts";

const repeats = repeatUntilConfirmed();
const membership: Membership = createMembership({
  requestAccess,
  joinRoom: joinTwilioRoom,
  presence: () => presence.now(),
  isBusy: () => false,
  report: reportConnection(),
  hear: receive(repeats),
});

const presence = ownPresence((is) => {
  membership.presenceChanged();
  if (is === "here") membership.check();
});

offscreen.onMessage("stayJoined", ({ data }) => membership.stayJoined(data));
offscreen.onMessage("rejoin", () => membership.rejoin());
offscreen.onMessage("sendPing", ({ data }) => sendPing(data, membership.stay, repeats));
offscreen.onMessage("sendSeen", ({ data: { id, to } }) => {
  membership.stay()?.room.send(encode({ kind: "receipt", id, to, outcome: "seen" }));
});
offscreen.onMessage("presence", ({ data }) => presence.set(data));
watchForWake(() => membership.rejoin());
