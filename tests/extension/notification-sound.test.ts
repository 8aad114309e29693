import { beforeEach, expect, test, vi } from "vitest";
import { hasChimed } from "../../extension/core/notifications/ask-chime.ts";
import { showUnread } from "../../extension/core/notifications/badge.ts";
import {
  show,
  showDigest,
  showFlood,
  showNotification,
} from "../../extension/core/notifications/notification.ts";
import { settings } from "../../extension/core/store/values.ts";

import { browser, fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { receivedPing } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn<(...call: unknown[]) => Promise<unknown>>() }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

freshBackground();

const change = async (more: object) => settings.set({ ...(await settings.get()), ...more });
const isSilent = () => [...fakeBrowser.screen.values()].map(({ silent }) => silent);
const chimes = () => offscreen.sendMessage.mock.calls.map(([, what]) => what);

const remembers = (could: boolean) => vi.waitFor(async () => expect(await hasChimed.get()).toBe(could));

beforeEach(() => {
  offscreen.sendMessage.mockResolvedValue(true);
});

test("a notification is silent while Pingroom makes the sound itself", async () => {
  await showNotification(receivedPing(1));
  expect(chimes()).toEqual([{ urgent: false }]);
  expect(isSilent()).toEqual([true]);
});

test("where the last sound could be made, a notification does not wait for the next one", async () => {
  await showNotification(receivedPing(1));
  await remembers(true);
  let begin = (_could: boolean) => {};
  offscreen.sendMessage.mockImplementation(() => new Promise((resolve) => (begin = resolve)));
  const shown = showNotification(receivedPing(2));
  await vi.waitFor(() => expect(isSilent()).toEqual([true, true]));
  begin(true);
  await shown;
  expect(fakeBrowser.appeared).toHaveLength(2);
});

test("one that was shown in silence is shown again with its own sound if Pingroom could make none", async () => {
  await showNotification(receivedPing(1));
  await remembers(true);
  offscreen.sendMessage.mockResolvedValue(false);
  await showNotification(receivedPing(2));
  expect(isSilent()).toEqual([true, false]);
  expect(fakeBrowser.appeared).toHaveLength(3);
  await remembers(false);
  await showNotification(receivedPing(3));
  expect(isSilent()).toEqual([true, false, false]);
  expect(fakeBrowser.appeared).toHaveLength(4);
});

test("an urgent one has a sound of its own", async () => {
  await showNotification(receivedPing(1, { priority: "urgent" }));
  expect(chimes()).toEqual([{ urgent: true }]);
});

test.each([
  ["cannot play one", async () => false],
  ["is not there", () => Promise.reject(new Error("Receiving end does not exist."))],
])("a notification makes its own sound where the offscreen document %s", async (_why, answer) => {
  offscreen.sendMessage.mockImplementation(answer);
  await showNotification(receivedPing(1));
  expect(isSilent()).toEqual([false]);
});

test("there is no sound of either kind when it is switched off", async () => {
  await change({ sound: false });
  await showNotification(receivedPing(1));
  expect(chimes()).toEqual([]);
  expect(isSilent()).toEqual([true]);
});

test("without notifications pings still make a sound, and none if that is off too", async () => {
  await change({ notify: false });
  await showNotification(receivedPing(1));
  await showDigest([receivedPing(2), receivedPing(3)], () => "known");
  await showFlood(receivedPing(4));
  expect(fakeBrowser.screen.size).toBe(0);
  expect(chimes()).toHaveLength(3);
  await change({ sound: false });
  await showNotification(receivedPing(5));
  expect(chimes()).toHaveLength(3);
});

test("what answers to something that the user has just done is shown all the same", async () => {
  await change({ notify: false });
  await show("confirmation", { title: "Pinged Bo", message: "Ping!", silent: true });
  expect(fakeBrowser.appeared).toEqual(["Pinged Bo"]);
  expect(chimes()).toEqual([]);
});

test("the icon counts what is unread, unless that is switched off", async () => {
  const texts: string[] = [];
  const action = {
    setBadgeText: async ({ text }: { text: string }) => texts.push(text),
    setBadgeBackgroundColor: async () => {},
  };
  Object.assign(browser, { action });
  await showUnread([receivedPing(1), receivedPing(2, { seenAt: 1 }), receivedPing(3, { test: true })]);
  await change({ badge: false });
  await showUnread([receivedPing(1)]);
  expect(texts).toEqual(["1", ""]);
});
