import { beforeEach, expect, test, vi } from "vitest";
import { type FakeAudio, fakeAudio } from "../support/fake-audio.ts";
import { freshCore } from "../support/fresh-core.ts";
import { receivedPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/notifications/notifying.ts")),
  ...(await import("../../../extension/core/shortcuts/ping-and-tell.ts")),
  ...(await import("../../../extension/core/notifications/notification.ts")),
  ...(await import("../../../extension/core/notifications/several-pings.ts")),
}));

/** What comes sooner after a sound makes none of its own. */
const burstMs = 1_500;

let audio: FakeAudio;

const change = (more: object) => core.settings.set({ ...core.settings.get(), ...more });
const isSilent = () => [...core.screen.shown.values()].map(({ silent }) => silent);
/** How many notes each sound had. */
const sounds = () => audio.sounds.map(({ length }) => length);

beforeEach(() => {
  audio = fakeAudio();
});

test("a notification is silent while Pingroom makes the sound itself", async () => {
  await core.showNotification(receivedPing(1));
  expect(sounds()).toEqual([2]);
  expect(isSilent()).toEqual([true]);
});

test("where the last sound could be made, a notification does not wait for the next one", async () => {
  await core.showNotification(receivedPing(1));
  await core.pass(burstMs);
  let begin = () => {};
  audio.begin = () => new Promise((resolve) => (begin = resolve));
  const shown = core.showNotification(receivedPing(2));
  await core.settle();
  expect(isSilent()).toEqual([true, true]);
  begin();
  await shown;
  expect(core.screen.appeared).toHaveLength(2);
});

test("one that was shown in silence is shown again with its own sound if Pingroom could make none", async () => {
  await core.showNotification(receivedPing(1));
  await core.pass(burstMs);
  audio.begin = () => Promise.reject(new Error("No device."));
  await core.showNotification(receivedPing(2));
  expect(isSilent()).toEqual([true, false]);
  expect(core.screen.appeared).toHaveLength(3);
  await core.pass(burstMs);
  await core.showNotification(receivedPing(3));
  expect(isSilent()).toEqual([true, false, false]);
  expect(core.screen.appeared).toHaveLength(4);
});

test("an urgent one has a sound of its own", async () => {
  await core.showNotification(receivedPing(1, { priority: "urgent" }));
  expect(sounds()).toEqual([3]);
});

test.each([
  ["may play none", () => (audio.begin = () => Promise.reject(new Error("No gesture.")))],
  ["has no audio", () => vi.stubGlobal("AudioContext", undefined)],
])("a notification makes its own sound where the document %s", async (_why, silence) => {
  silence();
  await core.showNotification(receivedPing(1));
  expect(isSilent()).toEqual([false]);
});

test("there is no sound of either kind when it is switched off", async () => {
  await change({ sound: false });
  await core.showNotification(receivedPing(1));
  expect(sounds()).toEqual([]);
  expect(isSilent()).toEqual([true]);
});

test("without notifications pings still make a sound, and none if that is off too", async () => {
  await change({ notify: false });
  await core.showNotification(receivedPing(1));
  await core.pass(burstMs);
  await core.showDigest([receivedPing(2), receivedPing(3)], () => "known");
  await core.pass(burstMs);
  await core.showFlood(receivedPing(4));
  expect(core.screen.shown.size).toBe(0);
  expect(sounds()).toHaveLength(3);
  await change({ sound: false });
  await core.pass(burstMs);
  await core.showNotification(receivedPing(5));
  expect(sounds()).toHaveLength(3);
});

test("what answers to something that the user has just done is shown all the same, without a sound", async () => {
  await change({ notify: false });
  await core.showPinged({ title: "Pinged Bo", message: "Ping!" });
  expect(core.screen.appeared).toEqual(["Pinged Bo"]);
  expect(isSilent()).toEqual([true]);
  expect(sounds()).toEqual([]);
});

test("the icon counts what is unread, unless that is switched off", async () => {
  const badge = vi.spyOn(core.hands, "badge");
  await core.inbox.set([receivedPing(1), receivedPing(2, { seenAt: 1 }), receivedPing(3, { test: true })]);
  core.showUnread();
  await change({ badge: false });
  await core.pass(1_000);
  expect(badge.mock.calls).toEqual([["1"], [""]]);
});

test("the icon is told only what is news", async () => {
  const badge = vi.spyOn(core.hands, "badge");
  core.showUnread();
  await core.inbox.set([receivedPing(1)]);
  await core.pass(1_000);
  await change({ sound: false });
  await core.inbox.update((pings) => pings.map((ping) => ({ ...ping, notifiedAt: 1 })));
  await core.pass(1_000);
  expect(badge.mock.calls).toEqual([[""], ["1"]]);
});

test("the icon is told once more what it was told in vain", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const badge = vi.spyOn(core.hands, "badge").mockRejectedValueOnce(new Error("The worker ended."));
  core.showUnread();
  await core.settle();
  await core.inbox.set([receivedPing(1, { seenAt: 1 })]);
  await core.pass(1_000);
  expect(badge.mock.calls).toEqual([[""], [""]]);
});
