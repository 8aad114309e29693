import type { Page } from "puppeteer-core";

/** Reads a stored list as a test finds it: the long ones are kept as JSON text. */
export const storedList = async <T>(page: Page, key: string): Promise<T[]> => {
  const raw = await page.evaluate(async (item) => (await chrome.storage.local.get(item))[item], key);
  return (typeof raw === "string" ? JSON.parse(raw) : (raw ?? [])) as T[];
};
