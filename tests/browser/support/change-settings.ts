import type { Page } from "puppeteer-core";
import type { Settings } from "../../../extension/shared/settings.ts";

/** Changes what somebody has set, as the pages do. @param page any page of the extension; one without code leaves pings unseen */
export const changeSettings = async (page: Page, some: Partial<Settings>): Promise<void> => {
  await page.evaluate(async (changed) => {
    const { settings } = await chrome.storage.local.get<{ settings: object }>("settings");
    await chrome.storage.local.set({ settings: { ...settings, ...changed } });
  }, some);
};
