import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { installPlain, type Plain } from "./plain-browser.ts";

/** From a message to the worker's answer, in milliseconds. */
export interface WorkerTimes {
  /** The message started the worker. */
  asleep: number[];
  awake: number[];
}

// What a start sets off is over by then.
const calmMs = 700;

const answerMs = (page: Plain["page"], message: unknown): Promise<number> =>
  page.evaluate(async (said) => {
    const from = performance.now();
    await chrome.runtime.sendMessage(said);
    return performance.now() - from;
  }, message);

/**
 * Times an extension's worker beside a bare one, by turns.
 *
 * @param dist the extension's folder
 * @param message something that its worker answers without asking anybody
 */
export const timeWorkers = async (
  browser: Browser,
  { dist, bare, message }: { dist: string; bare: string; message: unknown },
  rounds: number,
): Promise<{ ours: WorkerTimes; floor: WorkerTimes }> => {
  const times = { ours: { asleep: [], awake: [] }, floor: { asleep: [], awake: [] } } as Record<
    "ours" | "floor",
    WorkerTimes
  >;
  const installed = {
    ours: await installPlain(browser, dist),
    floor: await installPlain(browser, bare),
  };
  for (let round = 0; round < rounds; round++) {
    for (const each of ["ours", "floor"] as const) {
      const { page, stopWorker } = installed[each];
      await page.bringToFront();
      await stopWorker();
      await delay(calmMs);
      times[each].asleep.push(await answerMs(page, message));
      await delay(calmMs);
      times[each].awake.push(await answerMs(page, message));
    }
  }
  return times;
};
