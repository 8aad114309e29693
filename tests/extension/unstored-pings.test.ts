import { beforeEach, expect, test, vi } from "vitest";
import { changeService } from "../../extension/core/connection/change-service.ts";
import { receivePing } from "../../extension/core/inbox/receive-ping.ts";
import { openFromNotification } from "../../extension/core/notifications/open-from-notification.ts";
import { pressOnNotification } from "../../extension/core/notifications/press-on-notification.ts";
import { inbox, outbox, storingFails } from "../../extension/core/store/values.ts";
import { pingKey } from "../../extension/shared/ping.ts";

import { storingProblem } from "../../extension/shared/storing-problem.ts";
import { fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { arrivingPing, idOf } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn(async (..._call: unknown[]) => true) }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));
vi.mock("../../extension/background/offscreen-document.ts", () => ({
  closeOffscreenDocument: async () => {},
}));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: vi.fn(async () => {}) }));

const fresh = freshBackground();
const full = new Error("Resource::kQuotaBytes quota exceeded");
const bo = arrivingPing(1).from;
const key = pingKey({ id: idOf(1), from: bo });

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

/** A ping is on the screen, and could not be stored. */
const showUnstored = async (error = full, more: Parameters<typeof arrivingPing>[1] = {}) => {
  fresh.storage.failNextWrite(error);
  expect(await receivePing(arrivingPing(1, more))).toMatchObject({ unstored: true });
  await fresh.pass(0);
  expect(await inbox.get()).toEqual([]);
  expect(fakeBrowser.appeared).toHaveLength(1);
};
const receiptsTold = () =>
  offscreen.sendMessage.mock.calls.filter(([kind]) => kind === "sendReceipt").map(([, what]) => what);

test("a button under a ping that could not be stored sends the answer, once", async () => {
  await showUnstored();
  await Promise.all([pressOnNotification(key, 0), pressOnNotification(key, 0)]);
  expect(await outbox.get()).toMatchObject([{ to: "Bo", re: idOf(1), recipients: [{ identity: bo }] }]);
  expect(fakeBrowser.screen.size).toBe(0);
});

test("a ping that was answered before it could be stored is answered once it is, and its sender is told then", async () => {
  await showUnstored();
  await pressOnNotification(key, 0);
  expect(receiptsTold()).toEqual([]);
  expect(await receivePing(arrivingPing(1))).toEqual({});
  await fresh.pass(60_000);
  expect(await inbox.get()).toMatchObject([{ id: idOf(1), answeredAt: expect.any(Number) }]);
  expect(receiptsTold()).toMatchObject([{ receipt: { id: idOf(1), to: bo, outcome: "answered" } }]);
  expect(fakeBrowser.appeared).toHaveLength(1);
  expect(await storingFails.get()).toEqual({ shown: [] });
});

test("an answer for which there is no room either is told as that, and can be given later", async () => {
  await showUnstored();
  fresh.storage.failNextWrite(full);
  await pressOnNotification(key, 0);
  expect(await outbox.get()).toEqual([]);
  expect([...fakeBrowser.screen.values()]).toMatchObject([
    { title: expect.stringContaining("was not sent"), message: expect.stringMatching(/no room left/) },
  ]);
  await receivePing(arrivingPing(1));
  expect((await inbox.get())[0]?.answeredAt).toBeUndefined();
});

test("an answer that cannot be stored for another reason is told with it", async () => {
  await showUnstored();
  fresh.storage.failNextWrite(new Error("IO error: Corruption: bad block"));
  await pressOnNotification(key, 0);
  const [told] = [...fakeBrowser.screen.values()];
  expect(told?.message).toContain("“IO error: Corruption: bad block”");
  expect(told?.message).not.toMatch(/room/);
});

test("a click on a ping that could not be stored makes it seen once it is", async () => {
  await showUnstored();
  await openFromNotification(key);
  await receivePing(arrivingPing(1));
  expect(await inbox.get()).toMatchObject([{ id: idOf(1), seenAt: expect.any(Number) }]);
  expect(receiptsTold()).toMatchObject([{ receipt: { outcome: "seen" } }]);
});

test("a ping that could not be stored cannot be answered once its team was left", async () => {
  await changeService("https://one.example");
  await showUnstored();
  await changeService("https://other.example");
  await pressOnNotification(key, 0);
  expect(await outbox.get()).toEqual([]);
  expect([...fakeBrowser.screen.values()]).toMatchObject([
    {
      title: expect.stringContaining("was not sent"),
      message: expect.stringMatching(/another service|team/),
    },
  ]);
});

test.each([
  "Resource::kQuotaBytes quota exceeded",
  "QUOTA_BYTES quota exceeded",
  "IO error: 000003.log: No space left on device (ChromeMethodBFE: 9::WritableFileAppend::8)",
  "FILE_ERROR_NO_SPACE",
])("“%s” is told as a lack of room", async (words) => {
  await showUnstored(new Error(words));
  expect(storingProblem(await storingFails.get())?.why).toBe("This browser has no room left for pings.");
});

test("what else keeps the browser from storing is told in its words, until it stores again", async () => {
  await showUnstored(new Error("IO error: Permission denied"));
  fresh.storage.failNextWrite(new Error("IO error: Permission denied"));
  expect(await receivePing(arrivingPing(1))).toEqual({ unstored: true, failing: true });
  const told = storingProblem(await storingFails.get());
  expect(told?.why).toBe("This browser cannot store pings. It says: “IO error: Permission denied”.");
  expect(told?.advice).toMatch(/^Restart the browser/);
  fresh.storage.failNextWrite(full);
  await receivePing(arrivingPing(1));
  expect(storingProblem(await storingFails.get())?.why).toMatch(/no room left/);
  await receivePing(arrivingPing(1));
  expect(storingProblem(await storingFails.get())).toBeUndefined();
});
