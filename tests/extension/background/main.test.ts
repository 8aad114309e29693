import { expect, test, vi } from "vitest";
import { freshWorker } from "../support/fresh-worker.ts";

const worker = freshWorker(async () => {
  const added = vi.spyOn(self, "addEventListener");
  await import("../../../extension/background/main.ts");
  return { added };
});

test("every event that starts the worker finds its listener", () => {
  const { alarms, commands, contextMenus, idle, notifications, omnibox, runtime } = worker.browser;
  const events = {
    alarm: alarms.onAlarm,
    command: commands.onCommand,
    menu: contextMenus.onClicked,
    idle: idle.onStateChanged,
    pressed: notifications.onClicked,
    button: notifications.onButtonClicked,
    closed: notifications.onClosed,
    started: omnibox.onInputStarted,
    typed: omnibox.onInputChanged,
    entered: omnibox.onInputEntered,
    installed: runtime.onInstalled,
    startup: runtime.onStartup,
  };
  const deaf = Object.entries(events).flatMap(([name, event]) => (event.hasListeners() ? [] : [name]));
  expect(deaf).toEqual([]);
  expect(worker.added.mock.calls.map(([kind]) => kind)).toEqual(["notificationclick", "notificationclose"]);
});

test("the core is told how often the worker has started, and of what only the worker hears", async () => {
  await worker.settle();
  expect(worker.ask.mock.calls).toEqual([["workerStarted", { count: 1 }]]);
  worker.ask.mockClear();
  worker.browser.idle.onStateChanged.tell("locked");
  worker.browser.commands.onCommand.tell("ping-last-target");
  worker.browser.commands.onCommand.tell("another");
  expect(worker.ask.mock.calls).toEqual([["idleChanged"], ["pingLastTarget"]]);
});

test("a worker that starts again counts on from those before it in the same browser", async () => {
  await worker.settle();
  vi.setSystemTime(Date.now() + 60_000);
  vi.resetModules();
  await import("../../../extension/background/main.ts");
  await worker.settle();
  expect(worker.ask.mock.calls.at(-1)).toEqual(["workerStarted", { count: 2 }]);
  const { workerStarts } = await import("../../../extension/shared/worker-starts.ts");
  expect(await workerStarts()).toEqual({ count: 2, lastAt: Date.now() });
});

test.each([
  ["install", [["installed"]]],
  ["update", []],
  ["chrome_update", []],
  ["shared_module_update", []],
] as const)("of %s the core is told %o", async (reason, told) => {
  await worker.settle();
  worker.ask.mockClear();
  worker.browser.runtime.onInstalled.tell({ reason });
  expect(worker.ask.mock.calls).toEqual(told);
});
