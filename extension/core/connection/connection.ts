import { deviceKey } from "../../shared/device-key.ts";
import { requestAccess } from "../access/request-access.ts";
import { recordMembership, requestAndTell } from "../access/request-and-tell.ts";
import { recordEngine } from "../attention/known-engine.ts";
import { lookAtPresence, onPresenceChanged, ownPresence, tellPresence } from "../attention/own-presence.ts";
import { connectNow, watchHours } from "../attention/working-hours.ts";
import { runDetached } from "../base/async.ts";
import { lookAtClocks, onTimeJump } from "../clock/clock.ts";
import { askServiceAgain, onSetBack } from "../clock/times-now.ts";
import type { Feature } from "../feature.ts";
import { openTraffic } from "../inbox/receive.ts";
import { createRooms, holdRooms, rooms } from "../rooms/rooms.ts";
import { joinTwilioRoom } from "../rooms/twilio-room.ts";
import { createDevicePins } from "../sealing/device-pins.ts";
import { createStatementClock } from "../sealing/speaker.ts";
import { enrolment, settings } from "../store/values.ts";
import { recordChange } from "../timeline/timeline.ts";
import { moveBack } from "./set-back.ts";
import { stayConnected, tryAgain, tryAgainIfGivenUp } from "./stay-connected.ts";
import { recordConnection, recordNewDevice, recordOwnRemoval, recordRemoved } from "./team-news.ts";

const minuteMs = 60_000;
/** When the user and the rooms were looked at last, by a clock that nobody sets, milliseconds. */
let lookedAt = Number.NEGATIVE_INFINITY;

/** Looks at the clocks, at how the user is, and at the rooms, which do not depend on whether the browser tells the former. */
const look = async (): Promise<void> => {
  lookedAt = performance.now();
  lookAtClocks();
  try {
    await lookAtPresence();
  } finally {
    await stayConnected();
  }
};

// The browser's alarm goes by the clock on the wall: when that was set back by an hour it rings an hour late.
const lookIfForgotten = (): void => {
  if (performance.now() - lookedAt > 1.5 * minuteMs) runDetached(look());
};

/** Which rooms to be in, and being in them whatever happens to the computer, its network and its clock. */
export const connection = {
  commands: {
    stayConnected,
    tryAgain,
    connectNow: () => connectNow().then(stayConnected),
    minutePassed: look,
    idleChanged: look,
  },
  start: ({ sealer }) => {
    holdRooms(
      createRooms(
        {
          requestAccess: requestAndTell(requestAccess, {
            membership: (said) => runDetached(recordMembership(said)),
            removed: (persons) => runDetached(recordRemoved(persons)),
            ownRemoval: (device) => runDetached(recordOwnRemoval(device)),
          }),
          joinRoom: joinTwilioRoom,
          unproven: (room) => runDetached(recordChange({ what: "unproven", room })),
          newDevice: (identity, room) => runDetached(recordNewDevice({ identity, room })),
          deviceKey,
          pins: createDevicePins(),
          statementTime: createStatementClock(),
          publicKey: sealer.then(({ publicKey }) => publicKey),
          presence: ownPresence,
        },
        (room, stay) => openTraffic(room, stay, sealer),
        (room, now) => {
          runDetached(recordConnection({ room, connection: now }));
          runDetached(recordEngine(now));
        },
      ),
    );
    // The room's own checks would find out about it, too, but only after their time limits have passed.
    onTimeJump((why) => {
      if (why !== "told") runDetached(recordChange({ what: why }));
      if (why === "woke") rooms().rejoin();
    });
    addEventListener("online", () => {
      runDetached(recordChange({ what: "online" }));
      rooms().rejoin();
      askServiceAgain();
      runDetached(stayConnected());
    });
    addEventListener("offline", () => runDetached(recordChange({ what: "offline" })));
    onPresenceChanged(({ presence }) => {
      rooms().presenceChanged();
      if (presence === "away") return;
      lookAtClocks();
      rooms().check();
    });
    const lookAtHours = watchHours(async () => {
      tellPresence();
      await stayConnected();
    });
    onSetBack((setBack) => runDetached(moveBack(setBack).finally(lookAtHours)));
    settings.onChanged(() => runDetached(stayConnected()));
    // Who has just been let in again, by a service that had forgotten them, changes nothing but this.
    enrolment.onChanged((now) => {
      if (!now?.removed) runDetached(stayConnected().then(tryAgainIfGivenUp));
    });
    setInterval(lookIfForgotten, minuteMs);
    lookedAt = performance.now();
    runDetached(stayConnected());
  },
} satisfies Feature;
