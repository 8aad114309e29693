import { describe, expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { provenPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const gatherMs = 1_500;
const late = { sentAt: sentAt - 120_000 };
const urgent = { priority: "urgent" as const };

/** Notifies of what is in the inbox and of what comes late. */
const notifyOfAll = async () => {
  await core.notifyArrivals();
  await core.pass(gatherMs);
};

const see = () => core.markHandled("seen");
const disturb = async (may: boolean) => core.settings.set({ ...core.settings.get(), doNotDisturb: !may });
const areNotified = () => core.inbox.get().map(({ notifiedAt }) => notifiedAt !== undefined);

test("pings just sent are shown at once, in the order in which they came, and each but once", async () => {
  const shown = vi.spyOn(core.screen.registration, "showNotification");
  await core.inbox.set([
    provenPing(2, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa", toEveryone: false }),
    provenPing(1),
  ]);
  await Promise.all([core.notifyArrivals(), core.notifyArrivals()]);
  expect(core.screen.appeared).toEqual(["Ana pinged everyone", "Bo pinged you"]);
  expect(areNotified()).toEqual([true, true]);
  await notifyOfAll();
  expect(shown).toHaveBeenCalledTimes(2);
});

test.each([
  ["both", "Ana.aaaaaaaa", "Bo.aaaaaaaa", 2],
  ["an answer to whoever gets none", "Ana.aaaaaaaa", "Bo.aaaaaaaa.publish", 0],
  ["an answer of whoever sends none", "Ana.aaaaaaaa.subscribe", "Bo.aaaaaaaa", 0],
])("a notification offers answers where there can be any: %s", async (_what, identity, from, count) => {
  const [room, participants] = ["ping-room", [from]];
  const here = { identity, room, participants, presences: [], provenAt: sentAt };
  await core.connections.set({ [room]: { state: "connected", ...here } });
  await core.inbox.set([provenPing(1, { from })]);
  await core.notifyArrivals();
  expect([...core.screen.shown.values()].map(({ buttons }) => buttons?.length)).toEqual([count]);
});

test("a ping that an open popup sees at once makes itself heard, and leaves the screen again", async () => {
  await core.inbox.set([provenPing(1)]);
  await see();
  await core.notifyArrivals();
  expect(core.screen.appeared).toEqual(["Ana pinged everyone"]);
  expect(core.screen.shown.size).toBe(0);
});

test("what is seen just while it is being shown leaves the screen again", async () => {
  core.screen.beforeNext(see);
  await core.inbox.set([provenPing(1)]);
  await core.notifyArrivals();
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.screen.shown.size).toBe(0);
  expect(core.inbox.get()[0]?.seenAt).toBe(Date.now());
});

test("a nudge is never shown, and done with", async () => {
  const nudge = { priority: "nudge" as const };
  const lateNudge = { ...nudge, ...late };
  await core.inbox.set([provenPing(3, nudge), provenPing(2, lateNudge), provenPing(1, lateNudge)]);
  await notifyOfAll();
  expect(core.screen.appeared).toEqual([]);
  expect(areNotified()).toEqual([true, true, true]);
});

test("a sender who floods is announced, and what they send after that is quiet and done with", async () => {
  await core.inbox.set(Array.from({ length: 13 }, (_, n) => provenPing(13 - n)));
  await notifyOfAll();
  expect(core.screen.appeared).toEqual([...Array(10).fill("Ana pinged everyone"), "Ana is sending a lot"]);
  expect(areNotified()).toEqual(Array(13).fill(true));
});

describe("late pings", () => {
  test("are shown as one digest, once the last of them has come", async () => {
    await core.inbox.set([provenPing(1, late)]);
    await core.notifyArrivals();
    await core.pass(gatherMs - 1);
    await core.inbox.update((pings) => [
      provenPing(2, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa", ...late }),
      ...pings,
    ]);
    await core.notifyArrivals();
    await core.pass(gatherMs - 1);
    expect(core.screen.appeared).toEqual([]);
    await core.pass(1);
    expect(core.screen.appeared).toEqual(["2 pings while you were away"]);
    expect(core.screen.shown.get("digest")?.message).toBe("Ana and Bo");
    expect(areNotified()).toEqual([true, true]);
  });

  test("are shown as they are if they are urgent, or only one", async () => {
    await core.inbox.set([provenPing(2, { ...late, ...urgent }), provenPing(1, late)]);
    await notifyOfAll();
    expect(core.screen.appeared.toSorted()).toEqual(["Ana pinged everyone", "Urgent: Ana pinged everyone"]);
  });

  test("that were seen before the digest came are not in it", async () => {
    await core.inbox.set([provenPing(2, late), provenPing(1, late)]);
    await core.notifyArrivals();
    await see();
    await core.pass(gatherMs);
    expect(core.screen.appeared).toEqual([]);
  });
});

describe("late pings without end", () => {
  const drip = async (times: number, gapMs: number, from: string) => {
    for (let n = 0; n < times; n += 1) {
      await core.inbox.update((pings) => [
        provenPing(100 + n, { from, receivedAt: Date.now(), waitedMs: 120_000 }),
        ...pings,
      ]);
      await core.notifyArrivals();
      await core.pass(gapMs);
    }
  };

  test("do not keep back what others sent: it is told of within ten seconds", async () => {
    await core.inbox.set([provenPing(1, late)]);
    await drip(20, 1_000, "Mallory");
    expect(core.screen.appeared.length).toBeGreaterThan(0);
  });

  test("of somebody hardly known are a notification a minute, and lose none", async () => {
    const shown = vi.spyOn(core.screen.registration, "showNotification");
    await drip(60, 2_000, "Mallory");
    expect(shown.mock.calls.length).toBeLessThanOrEqual(4);
    await core.pass(60_000);
    expect(areNotified()).toEqual(Array(60).fill(true));
  });
});

describe("while nobody wants to be disturbed", () => {
  test("only what is urgent is shown, and the rest afterwards", async () => {
    await disturb(false);
    await core.inbox.set([provenPing(3), provenPing(2, urgent), provenPing(1)]);
    await notifyOfAll();
    expect(core.screen.appeared).toEqual(["Urgent: Ana pinged everyone"]);
    expect(areNotified()).toEqual([false, true, false]);
    await disturb(true);
    await core.pass(60_000);
    await notifyOfAll();
    expect(core.screen.appeared).toContain("2 pings while you were away");
    expect(core.screen.appeared).not.toContain("Ana pinged everyone");
    expect(areNotified()).toEqual([true, true, true]);
  });

  test("what is seen is not shown afterwards", async () => {
    await disturb(false);
    await core.inbox.set([provenPing(2), provenPing(1)]);
    await notifyOfAll();
    await see();
    await disturb(true);
    await notifyOfAll();
    await core.pass(600_000);
    await notifyOfAll();
    expect(core.screen.appeared).toEqual([]);
  });
});

test("an urgent ping that is shown comes back in a minute", async () => {
  await core.inbox.set([provenPing(1, urgent)]);
  await core.notifyArrivals();
  await core.pass(60_000 - 1);
  expect(core.screen.appeared).toHaveLength(1);
  await core.pass(1);
  expect(core.screen.appeared).toHaveLength(2);
});

describe("of a muted room", () => {
  const join = async (muted: boolean) =>
    core.settings.set({ ...core.settings.get(), rooms: [{ room: "lab", muted, role: "both" }] });

  test("nothing is shown, also of what is urgent or late, and it counts as notified of", async () => {
    await join(true);
    const muted = { room: "lab", toEveryone: false };
    await core.inbox.set([
      provenPing(4, { ...muted, ...urgent }),
      provenPing(3, { ...muted, ...late }),
      provenPing(2, muted),
      provenPing(1),
    ]);
    await notifyOfAll();
    expect(core.screen.appeared).toEqual(["Ana in ping-room pinged everyone"]);
    expect(areNotified()).toEqual([true, true, true, true]);
    await join(false);
    await notifyOfAll();
    expect(core.screen.appeared).toHaveLength(1);
  });

  test("what comes after that is shown once it is muted no more", async () => {
    await join(false);
    await core.inbox.set([provenPing(1, { room: "lab", toEveryone: false })]);
    await notifyOfAll();
    expect(core.screen.appeared).toEqual(["Ana in lab pinged you"]);
  });
});
