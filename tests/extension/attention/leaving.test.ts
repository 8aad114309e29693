import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import type { Settings } from "../../../extension/shared/settings-schema.ts";
import { saySentence } from "../../../extension/shared/words/say.ts";

import { freshCore } from "../support/fresh-core.ts";
import { at } from "../support/in-zone.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/attention/own-presence.ts")),
  ...(await import("../../../extension/core/attention/working-hours.ts")),
  ...(await import("../../../extension/core/connection/team-news.ts")),
  ...(await import("../../../extension/core/connection/stay-connected.ts")),
}));
const serviceUrl = "https://ping.example";
const friday = at("2026-11-20T12:00");
const locked = Number.POSITIVE_INFINITY;

const set = async (some: Partial<Settings>) => core.settings.set({ ...core.settings.get(), ...some });

const roomsAre = (engine: "twilio" | "embedded") =>
  core.knownEngine.set({ serviceUrl, engine, toldAt: friday, tokenExpiresAt: 0 });

/** The rooms that were to be joined last. */
const joined = () => core.rooms.keepJoined.mock.lastCall?.[0].map(({ room }) => room);

/** What a room says of itself. */
const toldOf = (room: string) => {
  const { [room]: told } = core.connections.get();
  return told?.state === "paused"
    ? [saySentence(told.why), saySentence(told.advice), told.until]
    : told?.state;
};

const pause = async () => {
  core.hands.idleSeconds = locked;
  await set({ leaveWhenAway: "always" });
  await core.stayConnected();
  expect(joined()).toEqual([]);
};

beforeEach(async () => {
  vi.setSystemTime(friday);
  await set({ serviceUrl, name: "Ana", rooms: [{ room: "ops", muted: false, role: "both" }] });
});

describe("while the screen is locked", () => {
  test("all rooms are left where each minute costs, and each says why", async () => {
    await roomsAre("twilio");
    core.hands.idleSeconds = locked;
    await core.stayConnected();
    const why = "You left the room because the screen is locked.";
    expect(toldOf("ping-room")).toEqual([why, "Coming back when you unlock it.", undefined]);
    expect(toldOf("ops")).toEqual(toldOf("ping-room"));
    expect(joined()).toEqual([]);
  });

  test("they are joined where none does", async () => {
    await roomsAre("embedded");
    core.hands.idleSeconds = locked;
    await core.stayConnected();
    expect(joined()).toEqual(["ping-room", "ops"]);
  });

  test("they are joined where another service is known to cost", async () => {
    await core.knownEngine.set({
      serviceUrl: "https://other.example",
      engine: "twilio",
      toldAt: 0,
      tokenExpiresAt: 0,
    });
    core.hands.idleSeconds = locked;
    await core.stayConnected();
    expect(joined()).toEqual(["ping-room", "ops"]);
  });
});

test("whoever comes back is in all rooms again", async () => {
  await pause();
  core.hands.idleSeconds = 0;
  await core.stayConnected();
  expect(joined()).toEqual(["ping-room", "ops"]);
  expect(toldOf("ops")).toBe("connecting");
});

test("nobody is idle before the time that was set", async () => {
  await set({ leaveWhenAway: "always", leaveAfterMinutes: 15 });
  core.hands.idleSeconds = 15 * 60 - 1;
  await core.stayConnected();
  expect(toldOf("ops")).toBe("connecting");
  core.hands.idleSeconds += 1;
  await core.stayConnected();
  expect(toldOf("ops")).toEqual([
    "You left the room because nobody has used this computer for a while.",
    "Coming back when you use it again.",
    undefined,
  ]);
});

describe("outside of the working hours", () => {
  const workdays = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };
  const why = "You left the room because these are not your working hours.";

  beforeEach(() => set({ workingHours: [workdays], leaveWhenAway: "never" }));

  test("the rooms are left, until the hours begin", async () => {
    vi.setSystemTime(at("2026-11-20T08:00"));
    await core.stayConnected();
    const until = at("2026-11-20T09:00");
    expect(toldOf("ops")).toEqual([why, expect.stringMatching(/^Coming back at 0?9:00/), until]);
    vi.setSystemTime(at("2026-11-20T18:00"));
    await core.stayConnected();
    expect(toldOf("ops")).toEqual([
      why,
      expect.stringMatching(/^Coming back on Mon.*9:00/),
      at("2026-11-23T09:00"),
    ]);
  });

  test("hours without a day are said to be so", async () => {
    await set({ workingHours: [{ ...workdays, days: [] }] });
    await core.stayConnected();
    expect(toldOf("ops")).toEqual([why, expect.stringContaining("name no day"), undefined]);
  });

  test("whoever wants to connects for an hour, and no longer", async () => {
    await set({ workingHours: [workdays, { ...workdays, from: "19:30", to: "20:00" }] });
    vi.setSystemTime(at("2026-11-20T18:00"));
    const onChange = vi.fn(core.stayConnected);
    core.watchHours(onChange);
    await core.stayConnected();
    await core.connectNow();
    await core.stayConnected();
    expect(joined()).toEqual(["ping-room", "ops"]);
    await core.pass(3_600_000 - 1);
    expect(onChange).not.toHaveBeenCalled();
    await core.pass(1);
    expect(toldOf("ops")).toHaveLength(3);
    await core.pass(30 * 60_000 - 1);
    expect(onChange).toHaveBeenCalledOnce();
    await core.pass(1);
    expect(joined()).toEqual(["ping-room", "ops"]);
  });
});

describe("the browser tells that nobody is there", () => {
  const seconds = async () => {
    await core.pass(0);
    return core.hands.detectionSeconds;
  };

  test.each([
    ["always", 1, 60],
    ["always", 15, 300],
    ["never", 1, 300],
    ["on-twilio", 1, 300],
  ] as const)(
    "where rooms are left %s after %i minutes: after %i seconds",
    async (leaveWhenAway, leaveAfterMinutes, expected) => {
      await set({ leaveWhenAway, leaveAfterMinutes });
      core.watchPresence();
      expect(await seconds()).toBe(expected);
    },
  );

  test("from when the settings or the service say so", async () => {
    await set({ leaveAfterMinutes: 2 });
    core.watchPresence();
    expect(await seconds()).toBe(300);
    await roomsAre("twilio");
    expect(await seconds()).toBe(120);
    await set({ leaveAfterMinutes: 3 });
    expect(await seconds()).toBe(180);
  });
});

test("a late word of a room does not undo it", async () => {
  await pause();
  const late: Connection = { state: "connecting" };
  await core.recordConnection({ room: "ops", connection: late });
  expect(toldOf("ops")).toHaveLength(3);
});
