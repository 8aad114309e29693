import { beforeEach, describe, expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { at } from "../support/in-zone.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";
import { sentPing } from "../support/pings.ts";

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));
vi.mock("../../../extension/core/rooms/twilio-room.ts", () => ({ joinTwilioRoom: async () => {} }));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/clock/clock.ts")),
  ...(await import("../../../extension/core/connection/connection.ts")),
  held: await import("../../../extension/core/rooms/rooms.ts"),
}));
const serviceUrl = "https://ping.example";
const workdays = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };

let page: EventTarget;
/** The rooms for which the service was asked. */
let asked: string[];

beforeEach(() => {
  clearMemoryKeys();
  asked = [];
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("fetch", async (_url: string, { body }: RequestInit = {}) => {
    if (body) asked.push(JSON.parse(String(body)).room);
    return new Promise(() => {}); // It never answers.
  });
});

const change = async (more: object) => {
  await core.settings.set({ ...core.settings.get(), ...more });
  await core.settle();
};

/** Starts it as the core does. @returns the rooms that it holds */
const start = async () => {
  core.clock.start();
  core.connection.start({ sealer: new Promise(() => {}) });
  await core.settle();
  return core.held.rooms();
};

const states = () =>
  Object.fromEntries(Object.entries(core.connections.get()).map(([room, { state }]) => [room, state]));
const changes = () => core.timeline.get().map(({ what }) => what);

test("before the first run there is no room, and after it there is at once", async () => {
  await start();
  expect([states(), asked]).toEqual([{}, []]);
  await change({ serviceUrl, name: "Ana", room: "ops" });
  await vi.waitFor(() => expect(asked).toEqual(["ops"]));
  expect(states()).toEqual({ ops: "connecting" });
});

describe("at the moment at which", () => {
  beforeEach(async () => {
    vi.setSystemTime(at("2026-11-19T16:59:00"));
    await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "never" });
  });

  test("the working hours end the rooms are left, and joined when they begin", async () => {
    await change({ workingHours: [workdays, { ...workdays, from: "17:30", to: "18:00" }] });
    await start();
    await core.pass(60_000 - 1);
    expect(states()).toEqual({ ops: "connecting" });
    await core.pass(1);
    expect(states()).toEqual({ ops: "paused" });
    await core.pass(30 * 60_000);
    expect(states()).toEqual({ ops: "connecting" });
  });

  test("quiet hours begin or end others are told so", async () => {
    await change({ quietHours: [{ ...workdays, from: "17:00", to: "18:00" }] });
    const told = vi.spyOn(await start(), "presenceChanged");
    await core.pass(60_000 - 1);
    expect(told).not.toHaveBeenCalled();
    await core.pass(1);
    expect(told).toHaveBeenCalledOnce();
    await core.pass(3_600_000);
    expect(told).toHaveBeenCalledTimes(2);
  });
});

test.each(["minutePassed", "idleChanged"] as const)(
  "who leaves this computer is told to be away, and leaves where that is wished, once %s",
  async (told) => {
    await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "always", leaveAfterMinutes: 5 });
    const presenceChanged = vi.spyOn(await start(), "presenceChanged");
    core.hands.idleSeconds = 300;
    await core.connection.commands[told]();
    expect(presenceChanged).toHaveBeenCalledOnce();
    expect(states()).toEqual({ ops: "paused" });
  },
);

test("who leaves is told to be away although the browser's alarm rings no more, as when the clock was set back", async () => {
  await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "always", leaveAfterMinutes: 5 });
  const presenceChanged = vi.spyOn(await start(), "presenceChanged");
  core.hands.idleSeconds = 300;
  await core.pass(120_000);
  expect(presenceChanged).toHaveBeenCalledOnce();
  expect(states()).toEqual({ ops: "paused" });
});

test("the rooms are looked at each minute although the browser cannot tell how the user is", async () => {
  await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "never" });
  await start();
  await core.connections.set({});
  vi.spyOn(core.hands, "idleState").mockRejectedValue(new Error("The worker ended."));
  await expect(core.connection.commands.minutePassed()).rejects.toThrow("The worker ended.");
  expect(states()).toEqual({ ops: "connecting" });
});

test("who comes back has the paths checked at once", async () => {
  core.hands.idleSeconds = 300;
  const rooms = await start();
  await core.connection.commands.idleChanged();
  const checked = vi.spyOn(rooms, "check");
  core.hands.idleSeconds = 0;
  await core.connection.commands.idleChanged();
  expect(checked).toHaveBeenCalledOnce();
});

test("a computer that wakes up or has its network again joins anew, and the diagnosis tells it", async () => {
  const rejoined = vi.spyOn(await start(), "rejoin");
  vi.setSystemTime(Date.now() + 600_000);
  await core.pass(5_000);
  expect(rejoined).toHaveBeenCalledOnce();
  page.dispatchEvent(new Event("offline"));
  page.dispatchEvent(new Event("online"));
  await core.settle();
  expect(rejoined).toHaveBeenCalledTimes(2);
  expect(changes()).toEqual(["online", "offline", "woke"]);
});

test("after a sleep the service is asked for the time again as soon as there is a network", async () => {
  await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "never" });
  await start();
  const askedForTime = vi.fn(async () => Promise.reject(new TypeError("Failed to fetch")));
  vi.stubGlobal("fetch", async (url: string) =>
    url.endsWith("/health") ? askedForTime() : new Promise(() => {}),
  );
  vi.setSystemTime(Date.now() + 600_000);
  await core.pass(5_000);
  expect(askedForTime).toHaveBeenCalledOnce();
  page.dispatchEvent(new Event("online"));
  await core.pass(1_000);
  expect(askedForTime).toHaveBeenCalledTimes(2);
});

test("a full disk on which no ping can expire is no reason to tell that the rooms are lost", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  await change({ serviceUrl, name: "Ana", room: "ops", leaveWhenAway: "never" });
  await core.outbox.set([sentPing(1, { Bo: "pending" }, { room: "ops", expiresAt: Date.now() - 1 })]);
  vi.spyOn(core.outbox, "update").mockRejectedValue(new DOMException("Full.", "QuotaExceededError"));
  await start();
  expect(states()).toEqual({ ops: "connecting" });
});

test("whoever works an hour longer connects at once", async () => {
  vi.setSystemTime(at("2026-11-20T18:00"));
  await change({ serviceUrl, name: "Ana", room: "ops", workingHours: [workdays] });
  await start();
  expect(states()).toEqual({ ops: "paused" });
  await core.connection.commands.connectNow();
  expect(states()).toEqual({ ops: "connecting" });
});
