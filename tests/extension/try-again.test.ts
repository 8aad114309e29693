import { expect, test, vi } from "vitest";
import { tryAgainIfGivenUp } from "../../extension/core/connection/try-again.ts";
import { connections } from "../../extension/core/store/values.ts";

import { freshBackground } from "./support/fresh-background.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn(async (..._call: unknown[]) => {}) }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: vi.fn(async () => {}) }));

freshBackground();

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
] as const)("joins anew %i times when the connection with a room is %s", async (times, _what, stored) => {
  await connections.set({ ops: { state: "connecting" }, lab: stored });
  await tryAgainIfGivenUp();
  expect(offscreen.sendMessage.mock.calls).toEqual(Array(times).fill(["rejoin", undefined]));
});
