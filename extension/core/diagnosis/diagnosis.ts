import { deviceKey } from "../../shared/device-key.ts";
import { requestAccess } from "../access/request-access.ts";
import { runDetached } from "../base/async.ts";
import type { Feature } from "../feature.ts";
import { onPressed } from "../inbox/notification-pressed.ts";
import { notificationWay } from "../notifications/screen.ts";
import { reach } from "../rooms/inspect-reach.ts";
import { rooms } from "../rooms/rooms.ts";
import { joinTwilioRoom, roomClient } from "../rooms/twilio-room.ts";
import { connections, progress, storageProblems } from "../store/values.ts";
import { recordChange, recordConnections } from "../timeline/timeline.ts";
import { storageUse } from "./storage-use.ts";
import { prepareTestPing } from "./take-test-step.ts";
import { recordPressed, recordTestSeen, testPing } from "./test-ping.ts";

/** What can be found out about how pings come and go here. */
export const diagnosis = {
  commands: {
    inspect: async () => ({
      client: roomClient(),
      notifications: notificationWay(),
      rooms: (await rooms().inspect()).map(({ shown }) => shown),
    }),
    reach: async ({ way }) => {
      const stays = await rooms().inspect();
      return reach(way, stays.length > 0 ? stays.flatMap(({ servers }) => servers) : undefined);
    },
    storageUse,
    testPing,
    testPingSeen: ({ seen }) => recordTestSeen(seen),
    dismissStorageProblems: async (read) => {
      await storageProblems.update((stored) =>
        stored.filter(({ key, lost }) => !read.some((each) => each.key === key && each.lost === lost)),
      );
    },
    welcomed: async (change) => {
      await progress.update((now) => ({ ...now, ...change }));
    },
    // The browser stops and starts it all day long, so only the first start is something that happened.
    workerStarted: async ({ count }) => {
      if (count === 1) await recordChange({ what: "started" });
    },
    coreReplaced: () => recordChange({ what: "replaced" }),
  },
  start: ({ sealer }) => {
    prepareTestPing({
      requestAccess,
      joinRoom: joinTwilioRoom,
      deviceKey,
      sealer,
      stay: (room) => rooms().stay(room),
    });
    onPressed((tag) => runDetached(recordPressed(tag)));
    connections.onChanged((all) => runDetached(recordConnections(all)));
    runDetached(recordChange({ what: "opened" }));
  },
} satisfies Feature;
