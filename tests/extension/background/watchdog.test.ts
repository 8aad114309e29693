import { expect, test, vi } from "vitest";
import { freshWorker } from "../support/fresh-worker.ts";
import { sentAt } from "../support/pings.ts";

const worker = freshWorker(() => import("../../../extension/background/watchdog.ts"));
const minute = 60_000;

/** Starts it as each start of the worker does. */
const start = async () => {
  worker.watchdog();
  await worker.settle();
};

test("the core is told each minute that it is over, and by no other alarm", async () => {
  await start();
  expect(worker.browser.state.alarms).toEqual(new Map([["watchdog", sentAt + minute]]));
  worker.browser.alarms.onAlarm.tell({ name: "another" });
  expect(worker.ask).not.toHaveBeenCalled();
  worker.browser.alarms.onAlarm.tell({ name: "watchdog" });
  expect(worker.ask.mock.calls).toEqual([["minutePassed"]]);
});

test("it is set anew when the clock was set back, and else left alone", async () => {
  await start();
  vi.setSystemTime(sentAt + 20_000);
  await start();
  expect(worker.browser.state.alarms.get("watchdog")).toBe(sentAt + minute);
  vi.setSystemTime(sentAt - 60 * minute);
  await start();
  expect(worker.browser.state.alarms.get("watchdog")).toBe(sentAt - 59 * minute);
});
