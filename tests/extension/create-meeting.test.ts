import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNewDeviceInquiry } from "../../extension/core/outbox/ask-new-device.ts";
import type { Session } from "../../extension/core/rooms/session.ts";
import type { WireMessage } from "../../extension/shared/wire-schema.ts";
import { idOf } from "./support/pings.ts";
import { stayOf } from "./support/stays.ts";

const background = vi.hoisted(() => ({
  sendMessage: vi.fn<(kind: string, met: { identity: string }) => Promise<unknown>>(),
}));
vi.mock("../../extension/background/api.ts", () => ({ background }));

const ana = "Ana.aaaaaaaa";
const bo = "Bo.aaaaaaaa";
const cleo = "Cleo.aaaaaaaa";
const pings = [{ id: idOf(1), from: ana }];

let sent: WireMessage[];
let current: Session | undefined;

const stayIn = (name: string): Session =>
  stayOf(ana, { name, participants: [bo, cleo], say: (message) => sent.push(message) });

beforeEach(() => {
  vi.useFakeTimers();
  background.sendMessage.mockReset().mockResolvedValue(pings);
  sent = [];
  current = stayIn("ping-room");
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Has a device come into the present room. */
const meeting = () => {
  const meet = createNewDeviceInquiry(() => current);
  return (identity: string) => meet(identity, current as Session);
};

test("a device that comes is asked about the pings that the background wants to know of", async () => {
  meeting()(bo);
  await vi.runAllTimersAsync();
  expect(background.sendMessage.mock.calls).toEqual([["met", { identity: bo, own: ana, room: "ping-room" }]]);
  expect(sent).toEqual([{ kind: "inquiry", to: bo, pings }]);
});

test("a device about which nothing is open is asked nothing", async () => {
  background.sendMessage.mockResolvedValue([]);
  meeting()(bo);
  await vi.runAllTimersAsync();
  expect(background.sendMessage).toHaveBeenCalledOnce();
  expect(sent).toEqual([]);
});

test("a device that tells one key after another is asked once it rests, and nobody else waits for that", async () => {
  const meet = meeting();
  meet(cleo);
  for (let times = 0; times < 10; times += 1) {
    meet(bo);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(sent).toEqual([{ kind: "inquiry", to: cleo, pings }]);
  await vi.runAllTimersAsync();
  expect(sent.slice(1)).toEqual([{ kind: "inquiry", to: bo, pings }]);
});

test.each([
  ["another room", () => stayIn("lab")],
  ["no room", () => undefined],
])("nobody is asked once we are in %s", async (_what, next) => {
  meeting()(bo);
  current = next();
  await vi.runAllTimersAsync();
  expect(background.sendMessage).not.toHaveBeenCalled();
  expect(sent).toEqual([]);
});

test("a background that cannot be reached is a line in the log, and the next device is asked", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  background.sendMessage.mockImplementation(async (_kind, { identity }) => {
    if (identity === bo) throw new Error("reloading");
    return pings;
  });
  const meet = meeting();
  meet(bo);
  meet(cleo);
  await vi.runAllTimersAsync();
  expect(sent).toEqual([{ kind: "inquiry", to: cleo, pings }]);
  expect(log).toHaveBeenCalledOnce();
});
