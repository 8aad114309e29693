import type { Page } from "puppeteer-core";
import { alsoBehind } from "../../browser/support/person.ts";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";

/** How long a popup took to open: milliseconds since the browser began to load its page. */
export interface Opening {
  /** Until one could type into its text field. */
  ready: number;
  /** Until a frame with that field was drawn. */
  drawn: number;
}

/**
 * Clicks the toolbar icon, waits until the popup is ready, and closes it.
 *
 * @param extension a browser with an observed build (observed-build.ts)
 * @param over a page of the extension, over which the popup opens
 * @param page which page of the build is the popup
 */
export const timeOpening = async (
  extension: ExtensionBrowser,
  over: Page,
  page: string,
): Promise<Opening> => {
  await over.evaluate((popup) => chrome.action.setPopup({ popup }), page);
  const url = `chrome-extension://${extension.id}/${page}`;
  const opened = extension.browser.waitForTarget((target) => target.url() === url);
  await (await extension.browser.extensions()).get(extension.id)?.triggerAction(over);
  const popup = await (await opened).asPage();
  const timed = await popup.waitForFunction(
    () => (globalThis as { opening?: { ready: number; drawn: number } }).opening,
    alsoBehind,
  );
  const opening = await timed.jsonValue();
  const closed = new Promise((resolve) => popup.once("close", resolve));
  await popup.close();
  await closed;
  return opening as Opening;
};
