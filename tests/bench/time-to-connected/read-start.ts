import type { Browser } from "puppeteer-core";
import { coreValue } from "../../browser/support/core-values.ts";
import { blankPage } from "../support/set-up-profile.ts";
import { extensionId } from "../support/start-quiet-browser.ts";

/** What became of a way to `Connected`. Times are milliseconds since 1970. */
export interface Start {
  /** The service worker's start; undefined when it has stopped meanwhile. */
  workerAt: number | undefined;
  /** The offscreen document began to load. */
  documentAt: number;
  /** It had run its scripts. */
  loadedAt: number;
  tokenAskedAt: number;
  tokenAt: number;
  /** `Connected` was noted, and so shown. */
  connectedAt: number;
  /** Others in the room, as the popup would show them. */
  others: number;
}

const workerStart = async (browser: Browser): Promise<number | undefined> => {
  const target = await browser
    .waitForTarget((each) => each.type() === "service_worker" && each.url().includes(extensionId), {
      timeout: 1_000,
    })
    .catch(() => undefined); // It has fallen asleep.
  const worker = await target?.worker();
  return worker?.evaluate(() => performance.timeOrigin);
};

/**
 * Reads, when all is over, how the last way to `Connected` went.
 *
 * @throws Error when the extension is not connected, or has lost its offscreen document
 */
export const readStart = async (browser: Browser): Promise<Start> => {
  const workerAt = await workerStart(browser);
  const page = await blankPage(browser);
  const timeline = await coreValue(page, "timeline");
  const [connection] = Object.values(await coreValue(page, "connections"));
  const others = connection && "participants" in connection ? connection.participants.length : 0;
  await page.close();
  const last = timeline.find(({ room }) => room !== undefined);
  if (last?.what !== "connected") throw new Error(`The extension is ${last?.what}, and not connected.`);
  const target = await browser.waitForTarget((each) => each.url().endsWith("/offscreen.html"));
  const offscreen = await target.asPage();
  const times = await offscreen.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const tokens = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const token = tokens.find(({ name }) => name.endsWith("/token"));
    return {
      documentAt: performance.timeOrigin,
      loadedAt: performance.timeOrigin + (navigation?.domContentLoadedEventStart ?? Number.NaN),
      tokenAskedAt: performance.timeOrigin + (token?.startTime ?? Number.NaN),
      tokenAt: performance.timeOrigin + (token?.responseEnd ?? Number.NaN),
    };
  });
  return { workerAt, ...times, connectedAt: last.at, others };
};
