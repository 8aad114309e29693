import { beforeEach, expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/notifications/screen.ts"));
const shown = { title: "Bo pinged you", message: "Lunch?", buttons: ["Coming", "5 min"] };

beforeEach(() => {
  vi.spyOn(console, "warn").mockReturnValue();
});

test("a notification goes to the screen by the core itself, with all that it shows", async () => {
  const show = vi.spyOn(core.screen.registration, "showNotification");
  await core.putOnScreen("key", { ...shown, requireInteraction: true }, true);
  expect(show.mock.calls).toEqual([
    [
      "Bo pinged you",
      {
        ...{ tag: "key", body: "Lunch?", silent: true, requireInteraction: true, renotify: false },
        icon: expect.stringMatching(/^data:image\/png;base64,/),
        actions: [
          { action: "0", title: "Coming" },
          { action: "1", title: "5 min" },
        ],
      },
    ],
  ]);
  expect(core.notificationWay()).toBe("direct");
});

test("what teammates write in it is plain text", async () => {
  await core.putOnScreen("key", { title: "<b>Bo</b>\u202e", message: "a\u0000b" }, true);
  const { title, message } = core.screen.shown.get("key") ?? {};
  for (const hidden of ["\u0000", "\u202e"]) expect(`${title}${message}`).not.toContain(hidden);
});

test("one with the same tag takes its place", async () => {
  await core.putOnScreen("key", shown, true);
  await core.putOnScreen("key", { ...shown, message: "Now?" }, true);
  expect(core.screen.appeared).toHaveLength(1);
  expect(core.screen.shown.get("key")?.message).toBe("Now?");
});

test("one that is to come up again takes its place at once, so that nothing of the old one stays", async () => {
  const closed = vi.spyOn(core.screen.shown, "delete");
  await core.putOnScreen("key", shown, true);
  await core.putOnScreen("key", { ...shown, again: true }, true);
  expect(core.screen.appeared).toHaveLength(2);
  expect(core.screen.shown.size).toBe(1);
  expect(closed).not.toHaveBeenCalled();
});

test("some are taken off the screen, and no others", async () => {
  for (const tag of ["a", "b", "c"]) await core.putOnScreen(tag, shown, true);
  await core.takeOffScreen(["a", "c", "not there"]);
  expect([...core.screen.shown.keys()]).toEqual(["b"]);
});

test.each([
  [
    "may show none",
    () => (core.screen.registration.showNotification = () => Promise.reject(new TypeError("Denied."))),
  ],
  ["has no service worker registered", () => vi.stubGlobal("navigator", {})],
])("where the core %s the worker shows it, and takes it off the screen", async (_what, deny) => {
  deny();
  await core.putOnScreen("a", { ...shown, requireInteraction: true }, false);
  await core.putOnScreen("b", shown, true);
  expect(core.screen.shown.get("a")).toEqual({ ...shown, requireInteraction: true, silent: false });
  expect(core.notificationWay()).toBe("by-worker");
  expect(console.warn).toHaveBeenCalledOnce();
  await core.takeOffScreen(["a"]);
  expect([...core.screen.shown.keys()]).toEqual(["b"]);
});

test("once the core may show them again it does", async () => {
  vi.spyOn(core.screen.registration, "showNotification").mockRejectedValueOnce(new TypeError("Denied."));
  await core.putOnScreen("a", shown, true);
  expect(core.notificationWay()).toBe("by-worker");
  await core.putOnScreen("b", shown, true);
  expect(core.notificationWay()).toBe("direct");
});

test("what neither way shows is told to whoever wanted it", async () => {
  core.screen.refusals = 2;
  await expect(core.putOnScreen("a", shown, true)).rejects.toThrow("There is no screen.");
});
