import { expect, test } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";

import { freshCore } from "../support/fresh-core.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const now = sentAt + 1_000;

const receipts = () => core.rooms.sendReceipt.mock.calls;

test("what this person sees is marked, leaves the screen, and its senders learn it in the room of each", async () => {
  await core.inbox.set([
    receivedPing(3, { seenAt: sentAt }),
    receivedPing(2, { from: "Bo", room: "lab" }),
    receivedPing(1),
  ]);
  await core.notifyArrivals();
  expect(core.screen.shown.size).toBe(2);
  await core.markHandled("seen");
  expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([sentAt, now, now]);
  expect(core.screen.shown.size).toBe(0);
  expect(receipts()).toEqual([
    ["lab", { id: idOf(2), to: "Bo", outcome: "seen" }],
    ["ping-room", { id: idOf(1), to: "Ana", outcome: "seen" }],
  ]);
});

test("a click on a notification says that its ping was seen, and takes it off the screen", async () => {
  await core.inbox.set([receivedPing(1)]);
  await core.notifyArrivals();
  await core.notificationPressed({ tag: pingKey(receivedPing(1)), action: "" });
  expect(core.inbox.get()[0]?.seenAt).toBe(now);
  expect(core.screen.shown.size).toBe(0);
});

test("an answer pressed on the notification of a ping that is gone is told not to have been sent", async () => {
  await core.notificationPressed({ tag: pingKey(receivedPing(1)), action: "0" });
  expect(core.screen.appeared).toEqual(["Nothing was sent"]);
  expect(core.outbox.get()).toEqual([]);
});

test("that a test ping was seen is told to nobody", async () => {
  await core.inbox.set([receivedPing(1, { from: "Bo.aaaaaaaa.probe", test: true })]);
  await core.markHandled("seen");
  expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([now]);
  expect(receipts()).toEqual([]);
});

test("what is no news is told to nobody", async () => {
  await core.inbox.set([receivedPing(1)]);
  await core.markHandled("seen");
  await core.markHandled("seen");
  expect(receipts()).toHaveLength(1);
});

test("an urgent ping that is answered comes back no more, and the one beside it does", async () => {
  const urgent = { priority: "urgent" as const, notifiedAt: now };
  await core.inbox.set([receivedPing(2, { from: "Bo", ...urgent }), receivedPing(1, urgent)]);
  await core.markHandled("answered", ({ id }) => id === idOf(1));
  expect(core.inbox.get()).toMatchObject([{ id: idOf(2) }, { seenAt: now, answeredAt: now }]);
  expect(receipts()).toEqual([["ping-room", { id: idOf(1), to: "Ana", outcome: "answered" }]]);
  await core.pass(60_000);
  expect(core.screen.appeared).toEqual(["Urgent: Bo pinged everyone (not proven)"]);
  await core.markHandled("answered", ({ id }) => id === idOf(2));
  await core.pass(60_000);
  expect(core.screen.appeared).toHaveLength(1);
});
