import type { Page } from "puppeteer-core";
import type { Settings } from "../../../extension/shared/settings.ts";
import { alsoBehind } from "./person.ts";

/** Waits until what somebody has set is stored, and so counts for what comes next. @param page any page of the extension */
export const untilSet = async (page: Page, some: Partial<Settings>): Promise<void> => {
  await page.waitForFunction(
    async (wanted) => {
      const { settings } = await chrome.storage.local.get<{ settings: Record<string, unknown> }>("settings");
      return Object.entries(wanted).every(
        ([name, value]) => JSON.stringify(settings[name]) === JSON.stringify(value),
      );
    },
    alsoBehind,
    some,
  );
};
