import type { Page } from "puppeteer-core";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { askBackground } from "./ask-background.ts";
import { alsoBehind } from "./person.ts";

/**
 * Closes the offscreen document and has a new one opened, which has made no sound yet; waits until that is connected. What is
 * stored says until then that the one before it is.
 *
 * @param page any page of the extension
 */
export const renewOffscreen = async (extension: ExtensionBrowser, page: Page): Promise<void> => {
  await page.evaluate(() => {
    const renewed: string[] = [];
    Object.assign(globalThis, { renewed });
    chrome.storage.session.onChanged.addListener(({ connections }) => {
      const all = (connections?.newValue ?? {}) as Record<string, { state: string }>;
      renewed.push(...Object.values(all).map(({ state }) => state));
    });
  });
  await extension.closeOffscreen();
  await askBackground(page, "stayConnected");
  await page.waitForFunction(() => {
    const { renewed } = globalThis as unknown as { renewed: string[] };
    return renewed.includes("connecting") && renewed.at(-1) === "connected";
  }, alsoBehind);
};
