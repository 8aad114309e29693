import { beforeEach, describe, expect, test, vi } from "vitest";
import { closeOffscreenDocument } from "../../../extension/background/offscreen-document.ts";
import { connectNow } from "../../../extension/core/attention/connect-now.ts";
import { watchHours } from "../../../extension/core/attention/watch-hours.ts";
import { watchOwnPresence } from "../../../extension/core/attention/watch-own-presence.ts";
import { tellHandled } from "../../../extension/core/inbox/tell-handled.ts";
import { stayConnected } from "../../../extension/core/connection/stay-connected.ts";
import { tryAgain } from "../../../extension/core/connection/try-again.ts";
import { connections, knownEngine, settings } from "../../../extension/core/store/values.ts";
import { offscreen } from "../../../extension/offscreen/api.ts";
import type { Connection } from "../../../extension/shared/connection.ts";

import type { Settings } from "../../../extension/shared/settings.ts";
import { saySentence } from "../../../extension/shared/words/sentence.ts";
import { fakeBrowser } from "../support/fake-browser.ts";
import { freshBackground } from "../support/fresh-background.ts";
import { at } from "../support/in-zone.ts";
import { receivedPing } from "../support/pings.ts";

vi.mock("../../../extension/shared/browser.ts", () => import("../support/fake-browser.ts"));
vi.mock("../../../extension/offscreen/api.ts", () => ({ offscreen: { sendMessage: vi.fn(async () => {}) } }));
vi.mock("../../../extension/background/offscreen-document.ts", () => ({
  openOffscreenDocument: vi.fn(async () => {}),
  closeOffscreenDocument: vi.fn(async () => {}),
}));

const fresh = freshBackground();
const serviceUrl = "https://ping.example";
const friday = at("2026-11-20T12:00");
const locked = Number.POSITIVE_INFINITY;

const set = async (some: Partial<Settings>) => settings.set({ ...(await settings.get()), ...some });

const roomsAre = (engine: "twilio" | "embedded") =>
  knownEngine.set({ serviceUrl, engine, toldAt: friday, tokenExpiresAt: 0 });

/** The rooms that the offscreen document was told last to be in. */
const joined = () =>
  vi
    .mocked(offscreen.sendMessage)
    .mock.calls.filter(([type]) => type === "stayJoined")
    .map(([, requests]) => (requests as { room: string }[]).map(({ room }) => room))
    .at(-1);

/** What a room says of itself. */
const toldOf = async (room: string) => {
  const { [room]: told } = await connections.get();
  return told?.state === "paused"
    ? [saySentence(told.why), saySentence(told.advice), told.until]
    : told?.state;
};

const pause = async () => {
  fakeBrowser.idleSeconds = locked;
  await set({ leaveWhenAway: "always" });
  await stayConnected();
  vi.mocked(offscreen.sendMessage).mockClear();
};

beforeEach(async () => {
  vi.setSystemTime(friday);
  await set({ serviceUrl, name: "Ana", rooms: [{ room: "ops", muted: false, role: "both" }] });
});

describe("while the screen is locked", () => {
  test("all rooms are left where each minute costs, and each says why", async () => {
    await roomsAre("twilio");
    fakeBrowser.idleSeconds = locked;
    await stayConnected();
    const why = "You left the room because the screen is locked.";
    expect(await toldOf("ping-room")).toEqual([why, "Coming back when you unlock it.", undefined]);
    expect(await toldOf("ops")).toEqual(await toldOf("ping-room"));
    expect(joined()).toEqual([]);
    expect(closeOffscreenDocument).toHaveBeenCalledTimes(1);
  });

  test("they are joined where none does", async () => {
    await roomsAre("embedded");
    fakeBrowser.idleSeconds = locked;
    await stayConnected();
    expect(joined()).toEqual(["ping-room", "ops"]);
    expect(closeOffscreenDocument).not.toHaveBeenCalled();
  });

  test("they are joined where another service is known to cost", async () => {
    await knownEngine.set({
      serviceUrl: "https://other.example",
      engine: "twilio",
      toldAt: 0,
      tokenExpiresAt: 0,
    });
    fakeBrowser.idleSeconds = locked;
    await stayConnected();
    expect(joined()).toEqual(["ping-room", "ops"]);
  });
});

test("whoever comes back is in all rooms again", async () => {
  await pause();
  fakeBrowser.idleSeconds = 0;
  await stayConnected();
  expect(joined()).toEqual(["ping-room", "ops"]);
  expect(await toldOf("ops")).toBe("connecting");
});

test("nobody is idle before the time that was set", async () => {
  await set({ leaveWhenAway: "always", leaveAfterMinutes: 15 });
  fakeBrowser.idleSeconds = 15 * 60 - 1;
  await stayConnected();
  expect(await toldOf("ops")).toBe("connecting");
  fakeBrowser.idleSeconds += 1;
  await stayConnected();
  expect(await toldOf("ops")).toEqual([
    "You left the room because nobody has used this computer for a while.",
    "Coming back when you use it again.",
    undefined,
  ]);
});

test("an offscreen document that cannot be told is closed all the same", async () => {
  vi.mocked(offscreen.sendMessage).mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await pause();
  expect(closeOffscreenDocument).toHaveBeenCalledTimes(1);
  expect(await toldOf("ops")).toHaveLength(3);
});

describe("outside of the working hours", () => {
  const workdays = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };
  const why = "You left the room because these are not your working hours.";

  beforeEach(() => set({ workingHours: [workdays], leaveWhenAway: "never" }));

  test("the rooms are left, until the hours begin", async () => {
    vi.setSystemTime(at("2026-11-20T08:00"));
    await stayConnected();
    const until = at("2026-11-20T09:00");
    expect(await toldOf("ops")).toEqual([why, expect.stringMatching(/^Coming back at 0?9:00/), until]);
    vi.setSystemTime(at("2026-11-20T18:00"));
    await stayConnected();
    expect(await toldOf("ops")).toEqual([
      why,
      expect.stringMatching(/^Coming back on Mon.*9:00/),
      at("2026-11-23T09:00"),
    ]);
  });

  test("hours without a day are said to be so", async () => {
    await set({ workingHours: [{ ...workdays, days: [] }] });
    await stayConnected();
    expect(await toldOf("ops")).toEqual([why, expect.stringContaining("name no day"), undefined]);
  });

  test("whoever wants to connects for an hour, and no longer", async () => {
    vi.setSystemTime(at("2026-11-20T18:00"));
    const onChange = vi.fn(stayConnected);
    watchHours(onChange);
    await stayConnected();
    await connectNow();
    await fresh.pass(0);
    expect(joined()).toEqual(["ping-room", "ops"]);
    expect(fakeBrowser.alarms.get("quiet")).toBe(at("2026-11-20T19:00"));
    vi.setSystemTime(at("2026-11-20T19:00"));
    fakeBrowser.ring("quiet");
    await fresh.pass(0);
    expect(await toldOf("ops")).toHaveLength(3);
    expect(fakeBrowser.alarms.get("quiet")).toBe(at("2026-11-23T09:00"));
  });
});

describe("meanwhile", () => {
  test("nobody is told that a ping was seen, and nothing fails", async () => {
    await pause();
    await tellHandled([receivedPing(1)], "seen");
    expect(vi.mocked(offscreen.sendMessage).mock.calls.map(([type]) => type)).not.toContain("sendReceipt");
  });

  test("trying again does not rejoin, and does not fail", async () => {
    await pause();
    await tryAgain();
    expect(vi.mocked(offscreen.sendMessage).mock.calls.map(([type]) => type)).not.toContain("rejoin");
  });
});

describe("the browser tells that nobody is there", () => {
  const seconds = async () => {
    await fresh.pass(0);
    return fakeBrowser.detectionSeconds;
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
      watchOwnPresence(() => {});
      expect(await seconds()).toBe(expected);
    },
  );

  test("from when the settings or the service say so", async () => {
    await set({ leaveAfterMinutes: 2 });
    const onChange = vi.fn();
    watchOwnPresence(onChange);
    expect(await seconds()).toBe(300);
    await roomsAre("twilio");
    expect(await seconds()).toBe(120);
    await set({ leaveAfterMinutes: 3 });
    expect(await seconds()).toBe(180);
    fakeBrowser.stir();
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});

test("a late word of the offscreen document does not undo it", async () => {
  await pause();
  const { noteConnection } = await import("../../../extension/core/connection/note-connection.ts");
  const late: Connection = { state: "connecting" };
  await noteConnection({ room: "ops", connection: late });
  expect(await toldOf("ops")).toHaveLength(3);
});
