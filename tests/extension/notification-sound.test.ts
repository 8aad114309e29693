import { beforeEach, expect, test, vi } from "vitest";
import { hasChimed } from "../../extension/core/notifications/ask-chime.ts";

import { freshCore } from "./support/fresh-core.ts";
import { receivedPing } from "./support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../extension/core/notifications/badge.ts")),
  ...(await import("../../extension/core/notifications/notification.ts")),
}));

const change = async (more: object) => core.settings.set({ ...core.settings.get(), ...more });
const isSilent = () => [...core.screen.shown.values()].map(({ silent }) => silent);
const chimes = () => offscreen.sendMessage.mock.calls.map(([, what]) => what);

const remembers = (could: boolean) => vi.waitFor(async () => expect(await hasChimed.get()).toBe(could));

beforeEach(() => {
  offscreen.sendMessage.mockResolvedValue(true);
});

test("a notification is silent while Pingroom makes the sound itself", async () => {
  await core.showNotification(receivedPing(1));
  expect(chimes()).toEqual([{ urgent: false }]);
  expect(isSilent()).toEqual([true]);
});

test("where the last sound could be made, a notification does not wait for the next one", async () => {
  await core.showNotification(receivedPing(1));
  await remembers(true);
  let begin = (_could: boolean) => {};
  offscreen.sendMessage.mockImplementation(() => new Promise((resolve) => (begin = resolve)));
  const shown = core.showNotification(receivedPing(2));
  await vi.waitFor(() => expect(isSilent()).toEqual([true, true]));
  begin(true);
  await shown;
  expect(core.screen.appeared).toHaveLength(2);
});

test("one that was shown in silence is shown again with its own sound if Pingroom could make none", async () => {
  await core.showNotification(receivedPing(1));
  await remembers(true);
  offscreen.sendMessage.mockResolvedValue(false);
  await core.showNotification(receivedPing(2));
  expect(isSilent()).toEqual([true, false]);
  expect(core.screen.appeared).toHaveLength(3);
  await remembers(false);
  await core.showNotification(receivedPing(3));
  expect(isSilent()).toEqual([true, false, false]);
  expect(core.screen.appeared).toHaveLength(4);
});

test("an urgent one has a sound of its own", async () => {
  await core.showNotification(receivedPing(1, { priority: "urgent" }));
  expect(chimes()).toEqual([{ urgent: true }]);
});

test.each([
  ["cannot play one", async () => false],
  ["is not there", () => Promise.reject(new Error("Receiving end does not exist."))],
])("a notification makes its own sound where the offscreen document %s", async (_why, answer) => {
  offscreen.sendMessage.mockImplementation(answer);
  await core.showNotification(receivedPing(1));
  expect(isSilent()).toEqual([false]);
});

test("there is no sound of either kind when it is switched off", async () => {
  await change({ sound: false });
  await core.showNotification(receivedPing(1));
  expect(chimes()).toEqual([]);
  expect(isSilent()).toEqual([true]);
});

test("without notifications pings still make a sound, and none if that is off too", async () => {
  await change({ notify: false });
  await core.showNotification(receivedPing(1));
  await core.showDigest([receivedPing(2), receivedPing(3)], () => "known");
  await core.showFlood(receivedPing(4));
  expect(core.screen.shown.size).toBe(0);
  expect(chimes()).toHaveLength(3);
  await change({ sound: false });
  await core.showNotification(receivedPing(5));
  expect(chimes()).toHaveLength(3);
});

test("what answers to something that the user has just done is shown all the same", async () => {
  await change({ notify: false });
  await core.show("confirmation", { title: "Pinged Bo", message: "Ping!", silent: true });
  expect(core.screen.appeared).toEqual(["Pinged Bo"]);
  expect(chimes()).toEqual([]);
});

test("the icon counts what is unread, unless that is switched off", async () => {
  const texts: string[] = [];
  const action = {
    setBadgeText: async ({ text }: { text: string }) => texts.push(text),
    setBadgeBackgroundColor: async () => {},
  };
  Object.assign(browser, { action });
  await core.showUnread([receivedPing(1), receivedPing(2, { seenAt: 1 }), receivedPing(3, { test: true })]);
  await change({ badge: false });
  await core.showUnread([receivedPing(1)]);
  expect(texts).toEqual(["1", ""]);
});
