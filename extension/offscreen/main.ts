// Holds the rooms: a service worker has no RTCPeerConnection and is stopped after 30 idle seconds. The listeners are
// registered in the first synchronous turn, so that the document can be asked as soon as it is open.

import { background } from "../background/api.ts";
import { requestAccess } from "../core/access/request-access.ts";
import { requestAndTell } from "../core/access/request-and-tell.ts";
import { ownPresence } from "../core/attention/own-presence.ts";
import { createTestPing } from "../core/diagnosis/take-test-step.ts";
import { tellHappening } from "../core/diagnosis/tell-happening.ts";
import { createChime } from "../core/notifications/chime.ts";
import { reach } from "../core/rooms/inspect-reach.ts";
import { reportConnections } from "../core/rooms/report-connections.ts";
import { createRooms } from "../core/rooms/rooms.ts";
import { joinTwilioRoom, roomClient } from "../core/rooms/twilio-room.ts";
import { watchForWake } from "../core/rooms/watch-for-wake.ts";
import { createDevicePins } from "../core/sealing/device-pins.ts";
import { createSealer } from "../core/sealing/sealer.ts";
import { createStatementClock } from "../core/sealing/statement-clock.ts";
import { deviceKey } from "../shared/device-key.ts";
import { offscreen } from "./api.ts";
import { tellBackground } from "./tell-background.ts";

const tellOfTeam = (tell: () => Promise<void>): void => {
  tellBackground(tell).catch((error) => console.error("telling the background of the team", error));
};

const sealer = createSealer();
const rooms = createRooms(
  {
    requestAccess: requestAndTell(requestAccess, {
      membership: (said) => tellOfTeam(() => background.sendMessage("membershipTold", said)),
      removed: (persons) => tellOfTeam(() => background.sendMessage("removedTold", persons)),
    }),
    joinRoom: joinTwilioRoom,
    imposture: (room) => tellHappening("imposture", room),
    unproven: (room) => tellHappening("unproven", room),
    newDevice: (identity, room) => tellOfTeam(() => background.sendMessage("newDevice", { identity, room })),
    deviceKey,
    pins: createDevicePins(),
    statementTime: createStatementClock(),
    sealer,
    presence: () => presence.now(),
  },
  reportConnections(),
);

const takeTestStep = createTestPing({
  requestAccess,
  joinRoom: joinTwilioRoom,
  deviceKey,
  sealer,
  stay: rooms.stay,
});
const chime = createChime();

const presence = ownPresence((is) => {
  rooms.presenceChanged();
  if (is.presence === "away") return;
  lookForWake();
  rooms.check();
});

offscreen.onMessage("stayJoined", ({ data }) => rooms.stayJoined(data));
offscreen.onMessage("rejoin", () => rooms.tryAgain());
offscreen.onMessage("deliver", ({ data }) => rooms.deliver(data));
offscreen.onMessage("deliverNext", ({ data: { delivery, after } }) => rooms.deliverNext(delivery, after));
offscreen.onMessage("sendReceipt", ({ data: { room, receipt } }) => rooms.sendReceipt(room, receipt));
offscreen.onMessage("forget", ({ data }) => rooms.forget(data));
offscreen.onMessage("testPingStep", ({ data }) => takeTestStep(data));
offscreen.onMessage("chime", ({ data }) => chime(data));
offscreen.onMessage("presence", ({ data }) => presence.set(data));
offscreen.onMessage("inspect", async () => ({
  client: roomClient(),
  rooms: (await rooms.inspect()).map(({ shown }) => shown),
}));
offscreen.onMessage("reach", async ({ data: { way } }) => {
  const stays = await rooms.inspect();
  return reach(way, stays.length > 0 ? stays.flatMap(({ servers }) => servers) : undefined);
});
const lookForWake = watchForWake((why) => {
  tellHappening(why);
  if (why !== "set-back") rooms.rejoin();
});
addEventListener("offline", () => tellHappening("offline"));
