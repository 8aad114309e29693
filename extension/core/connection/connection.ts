import { deviceKey } from "../../shared/device-key.ts";
import { noteMembership } from "../access/note-membership.ts";
import { requestAccess } from "../access/request-access.ts";
import { requestAndTell } from "../access/request-and-tell.ts";
import { connectNow } from "../attention/connect-now.ts";
import { noteEngine } from "../attention/note-engine.ts";
import { lookAtPresence, onPresenceChanged, ownPresence } from "../attention/own-presence.ts";
import { onSetBack } from "../clock/times-now.ts";
import type { Feature } from "../feature.ts";
import { openTraffic } from "../inbox/room-traffic.ts";
import { createRooms, holdRooms, rooms } from "../rooms/rooms.ts";
import { joinTwilioRoom } from "../rooms/twilio-room.ts";
import { runDetached } from "../run-detached.ts";
import { createDevicePins } from "../sealing/device-pins.ts";
import { createStatementClock } from "../sealing/statement-clock.ts";
import { enrolment, settings } from "../store/values.ts";
import { noteChange } from "../timeline/timeline.ts";
import { moveBack } from "./move-back.ts";
import { noteConnection } from "./note-connection.ts";
import { noteNewDevice } from "./note-new-device.ts";
import { noteRemoved } from "./note-removed.ts";
import { stayConnected } from "./stay-connected.ts";
import { tryAgain, tryAgainIfGivenUp } from "./try-again.ts";
import { watchForWake } from "./watch-for-wake.ts";

/** Which rooms to be in, and being in them whatever happens to the computer, its network and its clock. */
export const connection = {
  commands: {
    stayConnected,
    tryAgain,
    connectNow: () => connectNow().then(stayConnected),
    minutePassed: async () => {
      await lookAtPresence();
      await stayConnected();
    },
    idleChanged: async () => {
      await lookAtPresence();
      await stayConnected();
    },
  },
  start: ({ sealer }) => {
    holdRooms(
      createRooms(
        {
          requestAccess: requestAndTell(requestAccess, {
            membership: (said) => runDetached(noteMembership(said)),
            removed: (persons) => runDetached(noteRemoved(persons)),
          }),
          joinRoom: joinTwilioRoom,
          imposture: (room) => runDetached(noteChange({ what: "imposture", room })),
          unproven: (room) => runDetached(noteChange({ what: "unproven", room })),
          newDevice: (identity, room) => runDetached(noteNewDevice({ identity, room })),
          deviceKey,
          pins: createDevicePins(),
          statementTime: createStatementClock(),
          publicKey: sealer.then(({ publicKey }) => publicKey),
          presence: ownPresence,
        },
        (room, stay) => openTraffic(room, stay, sealer),
        (room, now) => {
          runDetached(noteConnection({ room, connection: now }));
          runDetached(noteEngine(now));
        },
      ),
    );
    const lookForWake = watchForWake((why) => {
      runDetached(noteChange({ what: why }));
      if (why !== "set-back") rooms().rejoin();
    });
    addEventListener("offline", () => runDetached(noteChange({ what: "offline" })));
    onPresenceChanged(({ presence }) => {
      rooms().presenceChanged();
      if (presence === "away") return;
      lookForWake();
      rooms().check();
    });
    onSetBack((setBack) => runDetached(moveBack(setBack)));
    settings.onChanged(() => runDetached(stayConnected()));
    // Who has just been let in again, by a service that had forgotten them, changes nothing but this.
    enrolment.onChanged(() => runDetached(stayConnected().then(tryAgainIfGivenUp)));
    runDetached(stayConnected());
  },
} satisfies Feature;
