import { beforeEach, expect, test, vi } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";

import { storingProblem } from "../../../extension/ui/problem.tsx";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/change-service.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
}));
const full = new Error("Resource::kQuotaBytes quota exceeded");
const bo = arrivingPing(1).from;
const key = pingKey({ id: idOf(1), from: bo });

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

/** A ping is on the screen, and could not be stored. */
const showUnstored = async (error = full, more: Parameters<typeof arrivingPing>[1] = {}) => {
  core.disk.failNextWrite(error);
  expect(await core.receivePing(arrivingPing(1, more))).toMatchObject({ unstored: true });
  await core.pass(0);
  expect(core.inbox.get()).toEqual([]);
  expect(core.screen.appeared).toHaveLength(1);
};
/** Presses a button of its notification, or with an empty action on itself. */
const press = (action: string) => core.notificationPressed({ tag: key, action });
const receiptsTold = () => core.rooms.sendReceipt.mock.calls.map(([, receipt]) => receipt);

test("a button under a ping that could not be stored sends the answer, once", async () => {
  await showUnstored();
  await Promise.all([press("0"), press("0")]);
  expect(core.outbox.get()).toMatchObject([{ to: "Bo", re: idOf(1), recipients: [{ identity: bo }] }]);
  expect(core.screen.shown.size).toBe(0);
});

test("a ping that was answered before it could be stored is answered once it is, and its sender is told then", async () => {
  await showUnstored();
  await press("0");
  expect(receiptsTold()).toEqual([]);
  expect(await core.receivePing(arrivingPing(1))).toEqual({});
  await core.pass(60_000);
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), answeredAt: expect.any(Number) }]);
  expect(receiptsTold()).toMatchObject([{ id: idOf(1), to: bo, outcome: "answered" }]);
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.storingFails.get()).toEqual({ shown: [] });
});

test("an answer for which there is no room either is told as that, and can be given later", async () => {
  await showUnstored();
  core.disk.failNextWrite(full);
  await press("0");
  expect(core.outbox.get()).toEqual([]);
  expect([...core.screen.shown.values()]).toMatchObject([
    { title: expect.stringContaining("was not sent"), message: expect.stringMatching(/no space left/) },
  ]);
  await core.receivePing(arrivingPing(1));
  expect(core.inbox.get()[0]?.answeredAt).toBeUndefined();
});

test("an answer that cannot be stored for another reason is told with it", async () => {
  await showUnstored();
  core.disk.failNextWrite(new Error("IO error: Corruption: bad block"));
  await press("0");
  const [told] = [...core.screen.shown.values()];
  expect(told?.message).toContain("“IO error: Corruption: bad block”");
  expect(told?.message).not.toMatch(/room/);
});

test("a click on a ping that could not be stored makes it seen once it is", async () => {
  await showUnstored();
  await press("");
  await core.receivePing(arrivingPing(1));
  expect(core.inbox.get()).toMatchObject([{ id: idOf(1), seenAt: expect.any(Number) }]);
  expect(receiptsTold()).toMatchObject([{ outcome: "seen" }]);
});

test("a ping that could not be stored cannot be answered once its team was left", async () => {
  await core.changeService("https://one.example");
  await showUnstored();
  await core.changeService("https://other.example");
  await press("0");
  expect(core.outbox.get()).toEqual([]);
  expect([...core.screen.shown.values()]).toMatchObject([
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
  expect(storingProblem(core.storingFails.get())?.why).toBe("This browser has no space left for pings.");
});

test("what else keeps the browser from storing is told in its words, until it stores again", async () => {
  await showUnstored(new Error("IO error: Permission denied"));
  core.disk.failNextWrite(new Error("IO error: Permission denied"));
  expect(await core.receivePing(arrivingPing(1))).toEqual({ unstored: true, failing: true });
  const told = storingProblem(core.storingFails.get());
  expect(told?.why).toBe("This browser cannot store pings. It says: “IO error: Permission denied”.");
  expect(told?.advice).toMatch(/^Restart the browser/);
  core.disk.failNextWrite(full);
  await core.receivePing(arrivingPing(1));
  expect(storingProblem(core.storingFails.get())?.why).toMatch(/no space left/);
  await core.receivePing(arrivingPing(1));
  expect(storingProblem(core.storingFails.get())).toBeUndefined();
});
