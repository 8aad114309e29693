import { expect, test, vi } from "vitest";
import { tryAgainIfGivenUp } from "../../extension/background/try-again.ts";
import { connection } from "../../extension/shared/connection.ts";
import { freshBackground } from "./support/fresh-background.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn(async (..._call: unknown[]) => {}) }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/background/stay-connected.ts", () => ({ stayConnected: vi.fn(async () => {}) }));

freshBackground();

test.each([
  [1, "given up", { state: "disconnected", why: "Unknown.", advice: "Ask.", retry: false }],
  [0, "tried again anyway", { state: "disconnected", why: "Lost.", advice: "Wait.", retry: true }],
  [0, "just being made", { state: "connecting" }],
] as const)("joins anew %i times when the connection is %s", async (times, _what, stored) => {
  await connection.set(stored);
  await tryAgainIfGivenUp();
  expect(offscreen.sendMessage.mock.calls).toEqual(Array(times).fill(["rejoin", undefined]));
});
