import type { Page } from "puppeteer-core";
import { patienceMs } from "./contestant.ts";

/** A page that notes when which text was there, and says so with an event of this name. */
export interface HearingPage {
  heard: Record<string, number>;
}

/**
 * Waits until a page has noted a text, be it before it is asked.
 *
 * @returns when that was, by the page's clock
 * @throws Error when that has not come within 10 s
 */
export const heardIn = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    async (wanted, patience) => {
      const { heard } = globalThis as unknown as HearingPage;
      const until = performance.now() + patience;
      while (heard[wanted] === undefined) {
        const isOver = await new Promise<boolean>((resolve) => {
          addEventListener("heard", () => resolve(false), { once: true });
          setTimeout(resolve, until - performance.now(), true);
        });
        if (isOver) throw new Error(`“${wanted}” did not arrive.`);
      }
      return heard[wanted];
    },
    text,
    patienceMs,
  );
