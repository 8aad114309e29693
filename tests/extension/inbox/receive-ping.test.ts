import { beforeEach, expect, test, vi } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";

import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf, receivedPing, sentAt, sentPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/clock/times-now.ts")),
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
  ...(await import("../../../extension/core/notifications/repeat-urgent.ts")),
  ...(await import("../../../extension/core/people/record-pinged.ts")),
}));
beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
const full = new Error("Resource::kQuotaBytes quota exceeded");
const elsewhere = { id: idOf(1), from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" };

test("a ping is stored and shown once, however often it comes", async () => {
  for (let times = 0; times < 3; times += 1) {
    await core.receivePing(arrivingPing(1));
    await core.pass(1_000);
  }
  await Promise.all([core.receivePing(arrivingPing(1)), core.receivePing(arrivingPing(1))]);
  await core.pass(60_000);
  expect(core.inbox.get().map(({ id }) => id)).toEqual([idOf(1)]);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
});

test("a ping is on the screen before it is stored, since somebody waits for it", async () => {
  const stored = vi.fn();
  core.screen.beforeNext(async () => stored([...core.disk.written]));
  await core.receivePing(arrivingPing(1));
  expect(stored.mock.calls).toEqual([[[]]]);
  expect(core.disk.written).toContain("inbox");
  await core.pass(0);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), notifiedAt: Date.now() }]);
});

test("that a ping was shown is stored once it is on the screen, and before its sender hears of it", async () => {
  let appear = () => {};
  core.screen.beforeNext(() => new Promise<void>((resolve) => (appear = resolve)));
  const heard = core.receivePing(arrivingPing(1));
  await core.settle();
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1) }]);
  expect(core.inbox.get()[0]?.notifiedAt).toBeUndefined();
  appear();
  await heard;
  expect(core.inbox.get()[0]?.notifiedAt).toBe(Date.now());
  expect(core.disk.written.filter((name) => name === "inbox")).toHaveLength(2);
});

test("a sender does not wait for a desktop that takes too long, and nothing asks for a second notification meanwhile", async () => {
  const shown = vi.spyOn(core.screen.registration, "showNotification");
  let appear = () => {};
  core.screen.beforeNext(() => new Promise<void>((resolve) => (appear = resolve)));
  const heard = vi.fn();
  void core.receivePing(arrivingPing(1)).then(heard);
  await core.settle();
  await core.pass(999);
  expect(heard).not.toHaveBeenCalled();
  await core.pass(1);
  expect(heard).toHaveBeenCalledOnce();
  await core.receivePing(arrivingPing(1));
  await core.notifyArrivals();
  await core.pass(70_000);
  appear();
  await core.pass(0);
  expect(shown).toHaveBeenCalledOnce();
  expect(core.inbox.get()[0]?.notifiedAt).toBeDefined();
});

test("an urgent ping is shown once although the clock is ahead for a while, as after a sleep", async () => {
  await core.certainNow();
  vi.setSystemTime(Date.now() + 600_000);
  await core.receivePing(arrivingPing(1, { priority: "urgent", sentAt: Date.now() }));
  await core.pass(0);
  expect(core.screen.appeared).toHaveLength(1);
});

test("a click on a notification whose ping is not stored yet is not lost", async () => {
  let clicked: Promise<void> | undefined;
  core.screen.beforeNext(async () => {
    clicked = core.notificationPressed({ tag: pingKey(elsewhere), action: "" });
  });
  await core.receivePing(arrivingPing(1));
  await core.pass(0);
  await clicked;
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), seenAt: Date.now() }]);
});

test("a new ping that comes twice at the same moment is shown once", async () => {
  const shown = vi.spyOn(core.screen.registration, "showNotification");
  await Promise.all([core.receivePing(arrivingPing(1)), core.receivePing(arrivingPing(1))]);
  await core.pass(60_000);
  expect(shown).toHaveBeenCalledOnce();
});

test("a ping of which the browser shows nothing is tried once more, and with each one that comes", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  core.screen.refusals = 4; // Each time it is tried in both ways.
  await core.receivePing(arrivingPing(1));
  await core.pass(0);
  expect(told).toHaveBeenCalledOnce();
  expect(core.screen.appeared).toEqual([]);
  await core.receivePing(arrivingPing(2, { from: "Cy.aaaaaaaaaaaaaaaaaaaaaa" }));
  await core.pass(0);
  expect(core.screen.appeared).toEqual(["Cy pinged you", "Bo pinged you"]);
});

test("a ping that comes again while its first notification still waits for a sound is shown in the end", async () => {
  let hearSound = () => {};
  const heard = new Promise<void>((resolve) => {
    hearSound = resolve;
  });
  core.screen.beforeNext(() => heard);
  core.disk.failNextWrite(full);
  const first = expect(core.receivePing(arrivingPing(1))).resolves.toEqual({ unstored: true });
  await core.pass(1_000);
  await first;
  expect(await core.receivePing(arrivingPing(1))).toEqual({});
  hearSound();
  await core.pass(0);
  expect([...core.screen.shown.values()].map(({ title }) => title)).toEqual(["Bo pinged you"]);
  expect(core.inbox.get()).toMatchObject([{ notifiedAt: Date.now() }]);
});

test("while nothing can be stored a ping that comes over and over is shown once, and stays on the screen", async () => {
  const shown = vi.spyOn(core.screen.registration, "showNotification");
  const cleared = vi.spyOn(core.screen.shown, "delete");
  for (let times = 0; times < 3; times += 1) {
    core.disk.failNextWrite(full);
    expect(await core.receivePing(arrivingPing(9))).toEqual({ unstored: true });
    await core.pass(0);
  }
  expect(core.storingFails.get().since).toBe(Date.now());
  expect(await core.receivePing(arrivingPing(9))).toEqual({});
  await core.pass(60_000);
  expect(shown).toHaveBeenCalledOnce();
  expect(cleared).not.toHaveBeenCalled();
  expect(core.screen.shown.size).toBe(1);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(9), notifiedAt: expect.any(Number) }]);
  expect(core.storingFails.get()).toEqual({ shown: [] });
});

test("a ping whose key alone could not be stored is shown once, and marked when it comes again", async () => {
  const shown = vi.spyOn(core.screen.registration, "showNotification");
  vi.spyOn(core.receivedKeys, "update").mockRejectedValueOnce(full);
  expect(await core.receivePing(arrivingPing(1))).toEqual({ unstored: true });
  await core.notifyArrivals();
  expect(await core.receivePing(arrivingPing(1))).toEqual({});
  await core.pass(60_000);
  expect(shown).toHaveBeenCalledOnce();
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), notifiedAt: expect.any(Number) }]);
});

test("a ping that could neither be stored nor shown is shown once it is stored", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  core.screen.refusals = 2;
  core.disk.failNextWrite(full);
  expect(await core.receivePing(arrivingPing(1))).toEqual({ unstored: true });
  await core.pass(0);
  await core.receivePing(arrivingPing(1));
  await core.pass(0);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
});

test("a ping is stored even if nobody can tell how to show it", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubGlobal("navigator", {}); // There is no service worker that could show something,
  vi.spyOn(core.hands, "notify").mockRejectedValue(new Error("Notifications are denied.")); // nor may it.
  expect(await core.receivePing(arrivingPing(1))).toEqual({});
  await core.pass(0);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1) }]);
});

test("a ping that another device handles just while it is being shown leaves the screen again", async () => {
  core.screen.beforeNext(() => core.recordHandledElsewhere({ ...elsewhere, outcome: "seen" }));
  await core.receivePing(arrivingPing(1));
  await core.pass(0);
  expect(core.screen.appeared).toEqual(["Bo pinged you"]);
  expect(core.screen.shown.size).toBe(0);
});

test("what our own probe sends is a test ping, which nobody can answer; nothing else is one", async () => {
  await core.receivePing(arrivingPing(1, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa.probe" }));
  await core.receivePing(arrivingPing(2));
  await core.pass(2_000);
  expect(core.inbox.get().map(({ test }) => test)).toEqual([undefined, true]);
  expect(core.screen.appeared).toEqual(["Test ping from yourself", "Bo pinged you"]);
  expect([...core.screen.shown.values()].map(({ buttons }) => buttons)).toEqual([
    ["I see it"],
    ["Coming", "5 min"],
  ]);
});

test.each([
  ["a recipient", "Bo.aaaaaaaaaaaaaaaaaaaaaa", "answered"],
  ["somebody who did not get the ping", "Mallory.aaaaaaaa", "delivered"],
] as const)("an answer of %s leaves what it answers as it has to be", async (_who, from, outcome) => {
  await core.outbox.set([sentPing(7, { "Bo.aaaaaaaaaaaaaaaaaaaaaa": "delivered" })]);
  await core.receivePing(arrivingPing(1, { from, re: idOf(7) }));
  expect(core.outbox.get()[0]?.recipients).toMatchObject([
    { identity: "Bo.aaaaaaaaaaaaaaaaaaaaaa", outcome },
  ]);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), re: idOf(7) }]);
});

test("whoever sends an urgent ping learns whether it is taken as one", async () => {
  expect(await core.receivePing(arrivingPing(1, { priority: "urgent" }))).toEqual({});
  await core.settings.set({ ...core.settings.get(), noUrgentFrom: ["Bo"] });
  expect(await core.receivePing(arrivingPing(2, { priority: "urgent" }))).toEqual({ urgentRefused: true });
  expect(await core.receivePing(arrivingPing(3))).toEqual({});
});

test("a ping that was handled on another device before it came disturbs nobody", async () => {
  await core.receivePing(arrivingPing(1, { handled: "answered", priority: "urgent" }));
  await core.pass(60_000);
  expect(core.screen.appeared).toEqual([]);
  expect(core.inbox.get()).toMatchObject([{ seenAt: expect.any(Number), answeredAt: expect.any(Number) }]);
});

test("a ping that comes again as handled on another device is handled here, too", async () => {
  await core.receivePing(arrivingPing(1, { priority: "urgent" }));
  await core.pass(1_000);
  await core.receivePing(arrivingPing(1, { priority: "urgent", handled: "answered" }));
  await core.pass(0);
  expect(core.inbox.get()).toMatchObject([{ seenAt: expect.any(Number), answeredAt: expect.any(Number) }]);
});

test("a ping of which another device said before that it is handled is so when it comes", async () => {
  await core.recordHandledElsewhere({ ...elsewhere, outcome: "answered" });
  await core.receivePing(arrivingPing(1, { priority: "urgent" }));
  await core.pass(60_000);
  expect(core.screen.appeared).toEqual([]);
  expect(core.inbox.get()).toMatchObject([{ seenAt: expect.any(Number), answeredAt: expect.any(Number) }]);
});

test("a ping of which another device says at the same moment that it is handled is so", async () => {
  await Promise.all([
    core.receivePing(arrivingPing(1, { priority: "urgent" })),
    core.recordHandledElsewhere({ ...elsewhere, outcome: "answered" }),
  ]);
  await core.pass(60_000);
  expect(core.inbox.get()).toMatchObject([{ seenAt: expect.any(Number), answeredAt: expect.any(Number) }]);
  expect([...core.screen.shown.keys()]).toEqual([]);
});

test("what another device says of one ping is not taken to be of another one", async () => {
  await core.recordHandledElsewhere({ ...elsewhere, outcome: "seen" });
  await core.receivePing(arrivingPing(1, { from: "Cleo.aaaaaaaaaaaaaaaaaaaaaa" }));
  await core.receivePing(arrivingPing(2));
  expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([undefined, undefined]);
});

/** Twelve guests' pings, all under way at once. */
const attack = () =>
  Array.from({ length: 150 }, (_, n) =>
    core.receivePing(
      arrivingPing(100 + n, {
        from: `Guest ${n % 12}.g${"abcdefghijkl"[n % 12]}aaaaaaaa.aaaaaaaa`,
        priority: n % 6 === 0 || n === 1 ? "urgent" : "ping",
      }),
    ),
  );

test("twelve guests' 150 pings at the same moment are 16 notifications and one that says so, and all in the list", async () => {
  await Promise.all(attack());
  await core.pass(5_000);
  const crowd = core.screen.appeared.filter((title) => title === "Many pings from people you hardly know");
  expect([core.screen.appeared.length, crowd.length]).toEqual([17, 1]);
  expect(core.screen.appeared.filter((title) => title.startsWith("Urgent:"))).toHaveLength(4);
  expect(core.inbox.get()).toHaveLength(150);
});

test("a flood of guests silences nobody whom this person has pinged, and comes back as one where it is urgent", async () => {
  await core.recordPinged([{ identity: "Bo.aaaaaaaa", room: "ping-room", seenAt: Date.now() }]);
  const flood = attack();
  const friend = await core.receivePing(arrivingPing(1, { priority: "urgent" }));
  const refused = (await Promise.all(flood)).filter(({ urgentRefused }) => urgentRefused);
  await core.pass(0);
  expect(core.screen.appeared).toContain("Urgent: Bo pinged you");
  expect([friend, refused.length]).toEqual([{}, 22]);
  core.screen.appeared = [];
  await core.pass(60_000);
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(2);
});

test("what leaves the inbox unseen, since too much is unread, is counted for the popup to tell", async () => {
  const pings = Array.from({ length: 1_500 }, (_, n) =>
    receivedPing(1_500 - n, {
      from: `Cleo.aaaaaaaa`,
      notifiedAt: sentAt,
      ...(n % 3 === 0 && { seenAt: sentAt }),
    }),
  );
  await core.inbox.set(pings);
  for (let n = 0; n < 2; n += 1) await core.receivePing(arrivingPing(2_000 + n));
  await core.pass(0);
  expect(core.leftOut.get()).toMatchObject({ pings: 2 });
});
