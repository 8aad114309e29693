import type { Page } from "puppeteer-core";
import { alsoBehind } from "./person.ts";

/** What a page shows of a test ping: of each step its state, in words. */
export interface ShownTest {
  outcome: string;
  steps: Record<string, string>;
}

/** Presses the button that sends a test ping, and waits until the page no longer shows what became of the last one. */
export const sendTestPing = async (page: Page): Promise<void> => {
  await page.bringToFront();
  const outcome = await page.waitForSelector(".test-ping .outcome");
  await outcome?.evaluate((element) => {
    new MutationObserver(() => element.setAttribute("data-is-new", "")).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    element.removeAttribute("data-is-new");
  });
  await page.locator(".test-ping > button").click();
  await page.waitForFunction(() => document.querySelector(".test-ping [data-is-new]"), alsoBehind);
};

/** Reads what the page shows. */
export const shownTest = (page: Page): Promise<ShownTest> =>
  page.evaluate(() => ({
    outcome: document.querySelector(".test-ping .outcome")?.textContent ?? "",
    steps: Object.fromEntries(
      [...document.querySelectorAll(".test-ping li")].map((step) => {
        const [name, state] = [...step.querySelectorAll("span")].map(({ textContent }) => textContent);
        const rest = [...step.querySelectorAll("p")].map(({ textContent }) => textContent);
        return [name, [state?.replace(": ", ""), ...rest].join(" | ")];
      }),
    ),
  }));

/** Waits until the page shows this outcome of the test, and reads it all. */
export const testEnds = async (page: Page, outcome: RegExp): Promise<ShownTest> => {
  await page
    .waitForFunction(
      (wanted) => new RegExp(wanted).test(document.querySelector(".test-ping .outcome")?.textContent ?? ""),
      { ...alsoBehind, timeout: 40_000 },
      outcome.source,
    )
    .catch(async (cause) => {
      throw new Error(JSON.stringify(await shownTest(page), null, 1), { cause });
    });
  return shownTest(page);
};
