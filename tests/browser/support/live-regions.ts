import type { Page } from "puppeteer-core";

const live = '[role="status"], [role="alert"], [aria-live]';

/** Marks what is read out when its text changes, as the page is now. */
export const markLiveRegions = (page: Page): Promise<void> =>
  page.evaluate((selector) => {
    for (const region of document.querySelectorAll(selector))
      Object.assign(region, { markedText: region.textContent });
  }, live);

/**
 * What a screen reader says since `markLiveRegions`: the new texts of what was there then. One that came with its text
 * already in it may be passed over, so it throws.
 */
export const saidSince = (page: Page): Promise<string[]> =>
  page.evaluate((selector) => {
    const regions = [...document.querySelectorAll<Element & { markedText?: string }>(selector)];
    const late = regions.filter(({ markedText, textContent }) => markedText === undefined && textContent);
    if (late.length > 0) throw new Error(`Came with its text: ${late.map((each) => each.outerHTML)}`);
    return regions.flatMap(({ markedText, textContent }) => (markedText === textContent ? [] : textContent));
  }, live);
