import type { Page } from "puppeteer-core";

/** Puts a text into a field as if it had been typed. @param field CSS selector */
export const typeAtOnce = (page: Page, field: string, text: string): Promise<void> =>
  page.evaluate(
    (selector, value) => {
      const input = document.querySelector(selector) as HTMLInputElement;
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    field,
    text,
  );

/**
 * Clicks a button in the page itself, so that nothing of the way from here to there is measured.
 *
 * @param button CSS selector
 * @returns when, in milliseconds since 1970 by the page's clock
 */
export const pressIn = (page: Page, button: string): Promise<number> =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector) as HTMLElement;
    const at = performance.timeOrigin + performance.now();
    element.click();
    return at;
  }, button);
