import type { Page } from "puppeteer-core";
import { alsoBehind } from "./person.ts";

/** Waits until the toolbar icon's badge has this text. @param page any page of the extension */
export const badgeReads = async (page: Page, text: string): Promise<void> => {
  await page.waitForFunction(
    async (wanted) => (await chrome.action.getBadgeText({})) === wanted,
    alsoBehind,
    text,
  );
};
