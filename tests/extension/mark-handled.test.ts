import { expect, test, vi } from "vitest";
import { openFromNotification } from "../../extension/core/notifications/open-from-notification.ts";
import { pingKey } from "../../extension/shared/ping.ts";

import { freshCore } from "./support/fresh-core.ts";
import { idOf, receivedPing, sentAt } from "./support/pings.ts";

vi.mock("../../extension/core/connection/stay-connected.ts", () => ({
  stayConnected: vi.fn(async () => {}),
}));

const core = freshCore(async () => ({
  ...(await import("../../extension/core/connection/stay-connected.ts")),
  ...(await import("../../extension/core/inbox/handled.ts")),
  ...(await import("../../extension/core/notifications/notify-arrivals.ts")),
}));
const now = sentAt + 1_000;

/** What the offscreen document was told to send. */
const receipts = () =>
  offscreen.sendMessage.mock.calls.filter(([kind]) => kind === "sendReceipt").map(([, receipt]) => receipt);

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
    { room: "lab", receipt: { id: idOf(2), to: "Bo", outcome: "seen" } },
    { room: "ping-room", receipt: { id: idOf(1), to: "Ana", outcome: "seen" } },
  ]);
});

test("a receipt is sent once there is somebody to send it", async () => {
  let connected = () => {};
  vi.mocked(core.stayConnected).mockReturnValueOnce(
    new Promise((resolve) => {
      connected = resolve;
    }),
  );
  await core.inbox.set([receivedPing(1)]);
  const marked = core.markHandled("seen");
  await vi.waitUntil(() => vi.mocked(core.stayConnected).mock.calls.length > 0);
  expect(receipts()).toEqual([]);
  connected();
  await marked;
  expect(receipts()).toHaveLength(1);
});

test("what nobody can be told now is marked all the same, and breaks nothing", async () => {
  const warned = vi.spyOn(console, "warn").mockReturnValue();
  offscreen.sendMessage.mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await core.inbox.set([receivedPing(1)]);
  await core.markHandled("seen");
  expect(core.inbox.get().map(({ seenAt }) => seenAt)).toEqual([now]);
  expect(warned).toHaveBeenCalledOnce();
});

test("a click on a notification opens the popup before anybody is told", async () => {
  const openPopup = vi.fn(async () => {});
  Object.assign(browser, { action: { openPopup } });
  vi.mocked(core.stayConnected).mockReturnValueOnce(new Promise(() => {})); // No room can be joined.
  await core.inbox.set([receivedPing(1)]);
  void openFromNotification(pingKey(receivedPing(1)));
  expect(openPopup).toHaveBeenCalledOnce();
  await vi.waitUntil(async () => core.inbox.get()[0]?.seenAt !== undefined);
});

test("a click on a notification says that its ping was seen where no popup can be opened, too", async () => {
  Object.assign(browser, { action: {} });
  await core.inbox.set([receivedPing(1)]);
  await openFromNotification(pingKey(receivedPing(1)));
  expect(core.inbox.get()[0]?.seenAt).toBe(now);
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
  expect(receipts()).toEqual([
    { room: "ping-room", receipt: { id: idOf(1), to: "Ana", outcome: "answered" } },
  ]);
  expect(fakeBrowser.alarms.get("urgent")).toBe(now + 60_000);
  await core.markHandled("answered", ({ id }) => id === idOf(2));
  expect(fakeBrowser.alarms.size).toBe(0);
});
