import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/connection/stay-connected.ts"));

test.each([
  [
    1,
    "given up",
    { state: "disconnected", why: { plain: "Unknown." }, advice: { plain: "Ask." }, retry: false },
  ],
  [
    0,
    "tried again anyway",
    { state: "disconnected", why: { plain: "Lost." }, advice: { plain: "Wait." }, retry: true },
  ],
  [0, "just being made", { state: "connecting" }],
] as const)("joins anew %i times when the connection with a room is %s", async (times, _what, known) => {
  await core.connections.set({ ops: { state: "connecting" }, lab: known });
  await core.tryAgainIfGivenUp();
  expect(core.rooms.tryAgain).toHaveBeenCalledTimes(times);
});
