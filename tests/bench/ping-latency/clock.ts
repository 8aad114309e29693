import type { Page } from "puppeteer-core";

const readings = 40;

/** Clocks closer to each other than this are taken for one, in milliseconds: it cannot be told much better. */
export const tolerableMs = 0.5;

const nodeNow = () => performance.timeOrigin + performance.now();

/**
 * By how much a page's clock is ahead of Node's, in milliseconds: of several readings the one that took the least time
 * counts, and it is right to half of that.
 */
const offsetOf = async (page: Page): Promise<number> => {
  let best = { ms: Number.POSITIVE_INFINITY, offset: 0 };
  for (let n = 0; n < readings; n++) {
    const before = nodeNow();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = nodeNow();
    if (after - before < best.ms) best = { ms: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
};

/** By how much one page's clock is ahead of another's, in milliseconds. */
export const clockDifference = async (page: Page, other: Page): Promise<number> =>
  (await offsetOf(page)) - (await offsetOf(other));
