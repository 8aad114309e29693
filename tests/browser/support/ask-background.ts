import type { Page } from "puppeteer-core";

/** Asks the background for something that takes no words, as pages do. @param page any page of the extension */
export const askBackground = (
  page: Page,
  type: "markAllSeen" | "stayConnected" | "tryAgain",
): Promise<unknown> =>
  page.evaluate((what) => chrome.runtime.sendMessage({ type: what, id: 1, timestamp: Date.now() }), type);
