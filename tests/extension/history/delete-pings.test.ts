import { expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf, receivedPing, sentAt, sentPing } from "../support/pings.ts";

vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({
  stayConnected: vi.fn(async () => {}),
}));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/stay-connected.ts")),
  ...(await import("../../../extension/core/history/delete-pings.ts")),
  ...(await import("../../../extension/core/history/restore-pings.ts")),
  ...(await import("../../../extension/core/inbox/answer-inquiry.ts")),
  ...(await import("../../../extension/core/inbox/answer-ping.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
  ...(await import("../../../extension/core/outbox/receipts.ts")),
}));
const now = sentAt + 1_000;
const reference = (n: number, from = "Bo.aaaaaaaaaaaaaaaaaaaaaa") => ({ id: idOf(n), from });

test("a deleted ping does not come back, however often it is sent again", async () => {
  await core.receivePing(arrivingPing(1));
  await core.receivePing(arrivingPing(2));
  await core.deletePings({ received: [reference(1)], sent: [] });
  await core.receivePing(arrivingPing(1));
  expect(core.inbox.get().map(({ id }) => id)).toEqual([idOf(2)]);
});

test("nor does one that was stored just as the core ended, or so long ago that newer ones took its place", async () => {
  await core.inbox.set([receivedPing(1, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" })]);
  await core.deletePings({ received: [reference(1)], sent: [] });
  await core.receivePing(arrivingPing(1));
  expect(core.inbox.get()).toEqual([]);
});

test("nor does one whose key had to make room for a flood of others", async () => {
  await core.receivePing(arrivingPing(1));
  await core.deletePings({ received: [reference(1)], sent: [] });
  await core.receivedKeys.set([]);
  core.screen.appeared = [];
  await core.receivePing(arrivingPing(1));
  await core.pass(60_000);
  expect(core.inbox.get()).toEqual([]);
  expect(core.screen.appeared).toEqual([]);
});

test("whoever puts back what is just being deleted has the last word", async () => {
  await Promise.all([
    core.inbox.set([receivedPing(1)]),
    core.outbox.set([sentPing(2, { Ana: "delivered" })]),
  ]);
  const [received, sent] = [core.inbox.get(), core.outbox.get()];
  const deleting = core.deletePings({ received: [reference(1, "Ana")], sent: [idOf(2)] });
  const restoring = core.restorePings({ received, sent });
  await Promise.all([deleting, restoring]);
  expect(core.inbox.get().map(({ id }) => id)).toEqual([idOf(1)]);
  expect(core.outbox.get().map(({ id }) => id)).toEqual([idOf(2)]);
});

test("somebody else's ping with the same id stays", async () => {
  await core.inbox.set([receivedPing(1, { from: "Mallory" }), receivedPing(1)]);
  await core.deletePings({ received: [reference(1, "Mallory")], sent: [idOf(1)] });
  expect(core.inbox.get()).toMatchObject([{ from: "Ana" }]);
});

test("the notification of a deleted ping leaves the screen, and an urgent one rings no more", async () => {
  await core.inbox.set([receivedPing(1, { priority: "urgent" })]);
  await core.notifyArrivals();
  await core.deletePings({ received: [reference(1, "Ana")], sent: [] });
  expect([...core.screen.shown]).toEqual([]);
  await core.pass(60_000);
  expect(core.screen.appeared).toHaveLength(1);
});

test("what is deleted just while it is being shown leaves the screen as well", async () => {
  await core.inbox.set([receivedPing(1)]);
  core.screen.beforeNext(() => core.deletePings({ received: [reference(1, "Ana")], sent: [] }));
  await core.notifyArrivals();
  expect(core.screen.appeared).toHaveLength(1);
  expect([...core.screen.shown]).toEqual([]);
});

test("whoever sent what nobody had seen learns that it is seen, now or when they ask", async () => {
  await core.inbox.set([receivedPing(2, { seenAt: sentAt, answeredAt: sentAt }), receivedPing(1)]);
  await core.deletePings({ received: [reference(1, "Ana"), reference(2, "Ana")], sent: [] });
  expect(core.rooms.sendReceipt.mock.calls).toEqual([
    ["ping-room", { id: idOf(1), to: "Ana", outcome: "seen" }],
  ]);
  expect(core.deletedPings.get()).toEqual([
    { id: idOf(2), from: "Ana", room: "ping-room", seenAt: sentAt, answeredAt: sentAt, deletedAt: now },
    { id: idOf(1), from: "Ana", room: "ping-room", seenAt: now, deletedAt: now },
  ]);
});

test("a ping is deleted although there is no connection to tell anybody of it", async () => {
  vi.mocked(core.stayConnected).mockReturnValue(new Promise(() => {}));
  await core.connections.set({ "ping-room": { state: "connecting" } });
  await core.inbox.set([receivedPing(1)]);
  await core.outbox.set([sentPing(7, { Ana: "pending" })]);
  await core.deletePings({ received: [reference(1, "Ana")], sent: [idOf(7)] });
  expect([core.inbox.get(), core.outbox.get()]).toEqual([[], []]);
});

test("a sent ping that waits is called back, and one that arrived need not be", async () => {
  const room = core.openRoom("ping-room");
  await core.outbox.set([sentPing(2, { Ana: "pending" }), sentPing(1, { Ana: "seen" })]);
  await core.deletePings({ received: [], sent: [idOf(1), idOf(2)] });
  expect(core.outbox.get()).toEqual([]);
  expect(room.forget.mock.calls).toEqual([[[idOf(2)]]]);
  await core.receiveReceipt({ id: idOf(2), from: "Ana", outcome: "seen" });
  expect(room.add).not.toHaveBeenCalled();
});

test("a deleted ping cannot be answered, and says so", async () => {
  await core.inbox.set([receivedPing(1)]);
  await core.deletePings({ received: [reference(1, "Ana")], sent: [] });
  expect(await core.answerPing(reference(1, "Ana"), "Coming")).toBe(
    "That ping is no longer in the list, so it cannot be answered.",
  );
  expect(core.outbox.get()).toEqual([]);
});

test("an answer to a deleted ping is a ping", async () => {
  await core.outbox.set([sentPing(7, { "Bo.aaaaaaaaaaaaaaaaaaaaaa": "seen" }, { to: "Bo" })]);
  await core.deletePings({ received: [], sent: [idOf(7)] });
  await core.receivePing(arrivingPing(1, { re: idOf(7) }));
  await core.pass(1_000);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), re: idOf(7) }]);
});

test("undoing puts everything back, without a stir and to be delivered again", async () => {
  const room = core.openRoom("ping-room");
  const received = [receivedPing(3, { from: "Bo", seenAt: sentAt }), receivedPing(1)];
  const sent = [sentPing(7, { Ana: "pending" })];
  await core.inbox.set(received);
  await core.outbox.set(sent);
  await core.deletePings({ received: received.map(({ id, from }) => ({ id, from })), sent: [idOf(7)] });
  await core.receivePing(arrivingPing(2, { from: "Cleo" }));
  await core.pass(1_000);
  const appeared = [...core.screen.appeared];
  await core.restorePings({ received, sent });
  await core.pass(1_000);
  expect(core.inbox.get().map(({ id, seenAt }) => [id, seenAt !== undefined])).toEqual([
    [idOf(2), false],
    [idOf(3), true],
    [idOf(1), true],
  ]);
  expect(core.outbox.get()).toEqual(sent);
  expect(core.screen.appeared).toEqual(appeared);
  expect(room.forget.mock.calls).toEqual([[[idOf(7)]], [[idOf(7)]]]);
  expect(core.stayConnected).toHaveBeenCalled();
});
