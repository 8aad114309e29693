import { beforeEach, expect, test, vi } from "vitest";
import { freshWorker } from "../support/fresh-worker.ts";

const worker = freshWorker(() => import("../../../extension/background/notifications.ts"));
const tag = "0199aa00 Bo";

let openPopup: ReturnType<typeof vi.fn<() => Promise<void>>>;

beforeEach(() => {
  openPopup = vi.fn(async () => {});
  Object.assign(chrome.action, { openPopup });
  worker.watchNotifications();
});

/** A press on a notification that the core has shown itself. */
const press = (action: string) => {
  const waitUntil = vi.fn<(over: Promise<unknown>) => void>();
  worker.happen("notificationclick", { notification: { tag }, action, waitUntil });
  return waitUntil;
};

test("a press on a notification opens the popup before the core is told", () => {
  worker.ask.mockReturnValue(new Promise(() => {})); // There is none yet.
  press("");
  expect(openPopup).toHaveBeenCalledOnce();
  expect(worker.ask.mock.calls).toEqual([["notificationPressed", { tag, action: "" }]]);
});

test.each([
  ["refuses that", () => openPopup.mockRejectedValue(new Error("Could not find an active browser window."))],
  ["knows no such thing", () => Object.assign(chrome.action, { openPopup: undefined })],
])("it is told as well where the browser %s", async (_what, refuse) => {
  refuse();
  press("");
  await worker.settle();
  expect(worker.ask.mock.calls).toEqual([["notificationPressed", { tag, action: "" }]]);
});

test("a press on a button is told with its place, and opens no popup", () => {
  press("1");
  expect(worker.ask.mock.calls).toEqual([["notificationPressed", { tag, action: "1" }]]);
  expect(openPopup).not.toHaveBeenCalled();
});

test("the worker stays awake until the core has answered", async () => {
  let answer = () => {};
  worker.ask.mockReturnValue(new Promise((resolve) => (answer = () => resolve(undefined))));
  const [[over]] = press("0").mock.calls as [[Promise<unknown>]];
  const isOver = vi.fn();
  void over.then(isOver);
  await worker.settle();
  expect(isOver).not.toHaveBeenCalled();
  answer();
  await over;
});

test("a notification that the user closes is told as that", () => {
  worker.happen("notificationclose", { notification: { tag }, waitUntil: () => {} });
  worker.browser.notifications.onClosed.tell(tag);
  expect(worker.ask.mock.calls).toEqual(Array(2).fill(["notificationClosed", { tag }]));
});

test("one of the extension's own API looks the same, and its presses are told in the same way", async () => {
  const buttons = ["Open example.com", "Coming"];
  const what = { title: "Bo pinged you", message: "Look", requireInteraction: true, silent: false };
  await worker.notify({ tag, buttons, ...what });
  expect(worker.browser.state.screen.get(tag)).toMatchObject({
    ...what,
    buttons: [{ title: "Open example.com" }, { title: "Coming" }],
  });
  worker.browser.notifications.onClicked.tell(tag);
  worker.browser.notifications.onButtonClicked.tell(tag, 1);
  expect(openPopup).toHaveBeenCalledOnce();
  expect(worker.ask.mock.calls).toEqual([
    ["notificationPressed", { tag, action: "" }],
    ["notificationPressed", { tag, action: "1" }],
  ]);
});
