import { beforeEach, describe, expect, test, vi } from "vitest";
import { deletePings } from "../../extension/core/history/delete-pings.ts";
import { deletedPings } from "../../extension/core/inbox/deleted-pings.ts";
import { restorePings } from "../../extension/core/history/restore-pings.ts";
import { receivePing } from "../../extension/core/inbox/receive-ping.ts";
import { notifyArrivals } from "../../extension/core/notifications/notify-arrivals.ts";
import { answerPing } from "../../extension/core/inbox/answer-ping.ts";
import { receiveReceipt } from "../../extension/core/outbox/receive-receipt.ts";
import { stayConnected } from "../../extension/core/connection/stay-connected.ts";
import { draft, inbox, outbox } from "../../extension/core/store/values.ts";

import { browser, fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { arrivingPing, idOf, receivedPing, sentAt, sentPing } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({
  sendMessage: vi.fn(async (..._call: unknown[]) => {}),
}));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: vi.fn(async () => {}) }));

const fresh = freshBackground();
const now = sentAt + 1_000;
const reference = (n: number, from = "Bo.aaaaaaaaaaaaaaaaaaaaaa") => ({ id: idOf(n), from });
const told = (kind: string) =>
  offscreen.sendMessage.mock.calls.filter(([name]) => name === kind).map(([, data]) => data);

test("a deleted ping does not come back, however often it is sent again", async () => {
  await receivePing(arrivingPing(1));
  await receivePing(arrivingPing(2));
  await deletePings({ received: [reference(1)], sent: [] });
  await receivePing(arrivingPing(1));
  expect((await inbox.get()).map(({ id }) => id)).toEqual([idOf(2)]);
});

test("nor does one that was stored just as the worker ended, or so long ago that newer ones took its place", async () => {
  await inbox.set([receivedPing(1, { from: "Bo.aaaaaaaaaaaaaaaaaaaaaa" })]);
  await deletePings({ received: [reference(1)], sent: [] });
  await receivePing(arrivingPing(1));
  expect(await inbox.get()).toEqual([]);
});

test("whoever puts back what is just being deleted has the last word", async () => {
  await Promise.all([inbox.set([receivedPing(1)]), outbox.set([sentPing(2, { Ana: "delivered" })])]);
  const [received, sent] = [await inbox.get(), await outbox.get()];
  const deleting = deletePings({ received: [reference(1, "Ana")], sent: [idOf(2)] });
  const restoring = restorePings({ received, sent });
  await Promise.all([deleting, restoring]);
  expect((await inbox.get()).map(({ id }) => id)).toEqual([idOf(1)]);
  expect((await outbox.get()).map(({ id }) => id)).toEqual([idOf(2)]);
});

test("somebody else's ping with the same id stays", async () => {
  await inbox.set([receivedPing(1, { from: "Mallory" }), receivedPing(1)]);
  await deletePings({ received: [reference(1, "Mallory")], sent: [idOf(1)] });
  expect(await inbox.get()).toMatchObject([{ from: "Ana" }]);
});

test("the notification of a deleted ping leaves the screen, and an urgent one rings no more", async () => {
  await inbox.set([receivedPing(1, { priority: "urgent" })]);
  await notifyArrivals();
  await deletePings({ received: [reference(1, "Ana")], sent: [] });
  expect([...fakeBrowser.screen]).toEqual([]);
  expect(fakeBrowser.alarms.size).toBe(0);
});

test("what is deleted just while it is being shown leaves the screen as well", async () => {
  await inbox.set([receivedPing(1)]);
  vi.spyOn(browser.notifications, "create").mockImplementationOnce(async (id, options) => {
    await deletePings({ received: [reference(1, "Ana")], sent: [] });
    fakeBrowser.screen.set(id, options);
  });
  await notifyArrivals();
  expect([...fakeBrowser.screen]).toEqual([]);
});

test("whoever sent what nobody had seen learns that it is seen, now or when they ask", async () => {
  await inbox.set([receivedPing(2, { seenAt: sentAt, answeredAt: sentAt }), receivedPing(1)]);
  await deletePings({ received: [reference(1, "Ana"), reference(2, "Ana")], sent: [] });
  await vi.waitUntil(() => told("sendReceipt").length > 0);
  expect(told("sendReceipt")).toEqual([
    { room: "ping-room", receipt: { id: idOf(1), to: "Ana", outcome: "seen" } },
  ]);
  expect(await deletedPings.get()).toEqual([
    { id: idOf(2), from: "Ana", room: "ping-room", seenAt: sentAt, answeredAt: sentAt },
    { id: idOf(1), from: "Ana", room: "ping-room", seenAt: now },
  ]);
});

test("a ping is deleted although there is no connection to tell anybody of it", async () => {
  vi.mocked(stayConnected).mockReturnValueOnce(new Promise(() => {}));
  offscreen.sendMessage.mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await inbox.set([receivedPing(1)]);
  await outbox.set([sentPing(7, { Ana: "pending" })]);
  await deletePings({ received: [reference(1, "Ana")], sent: [idOf(7)] });
  expect([await inbox.get(), await outbox.get()]).toEqual([[], []]);
});

test("a sent ping that waits is called back, and one that arrived need not be", async () => {
  await outbox.set([sentPing(2, { Ana: "pending" }), sentPing(1, { Ana: "seen" })]);
  await deletePings({ received: [], sent: [idOf(1), idOf(2)] });
  expect(await outbox.get()).toEqual([]);
  expect(told("forget")).toEqual([[idOf(2)]]);
  await receiveReceipt({ id: idOf(2), from: "Ana", outcome: "seen" });
  expect(told("deliverNext")).toEqual([]);
});

describe("the text in the popup's field", () => {
  const lying = { text: " Lunch? ", room: "ping-room" };

  beforeEach(() => draft.set(lying));

  test("goes with the ping that it was sent as", async () => {
    await outbox.set([sentPing(2, { Ana: "seen" }), sentPing(1, { Ana: "seen" }, { text: "Lunch?" })]);
    await deletePings({ received: [], sent: [idOf(2)] });
    expect(await draft.get()).toEqual(lying);
    await deletePings({ received: [], sent: [idOf(1)] });
    expect(await draft.get()).toBeUndefined();
  });

  test("stays when an answer of the same words is deleted", async () => {
    await outbox.set([sentPing(1, { Ana: "seen" }, { text: "Lunch?", re: idOf(9) })]);
    await deletePings({ received: [], sent: [idOf(1)] });
    expect(await draft.get()).toEqual(lying);
  });
});

test("a deleted ping cannot be answered, and says so", async () => {
  await inbox.set([receivedPing(1)]);
  await deletePings({ received: [reference(1, "Ana")], sent: [] });
  expect(await answerPing(reference(1, "Ana"), "Coming")).toBe(
    "That ping is no longer in the list, so it cannot be answered.",
  );
  expect(await outbox.get()).toEqual([]);
});

test("an answer to a deleted ping is a ping", async () => {
  await outbox.set([sentPing(7, { "Bo.aaaaaaaaaaaaaaaaaaaaaa": "seen" }, { to: "Bo" })]);
  await deletePings({ received: [], sent: [idOf(7)] });
  await receivePing(arrivingPing(1, { re: idOf(7) }));
  await fresh.pass(1_000);
  expect(await inbox.get()).toMatchObject([{ id: idOf(1), re: idOf(7) }]);
});

test("undoing puts everything back, without a stir and to be delivered again", async () => {
  const received = [receivedPing(3, { from: "Bo", seenAt: sentAt }), receivedPing(1)];
  const sent = [sentPing(7, { Ana: "pending" })];
  await inbox.set(received);
  await outbox.set(sent);
  await deletePings({ received: received.map(({ id, from }) => ({ id, from })), sent: [idOf(7)] });
  await receivePing(arrivingPing(2, { from: "Cleo" }));
  await fresh.pass(1_000);
  const { appeared } = fakeBrowser;
  await restorePings({ received, sent });
  await fresh.pass(1_000);
  expect((await inbox.get()).map(({ id, seenAt }) => [id, seenAt !== undefined])).toEqual([
    [idOf(2), false],
    [idOf(3), true],
    [idOf(1), true],
  ]);
  expect(await outbox.get()).toEqual(sent);
  expect(fakeBrowser.appeared).toEqual(appeared);
  expect(told("forget")).toEqual([[idOf(7)], [idOf(7)]]);
  expect(stayConnected).toHaveBeenCalled();
});
