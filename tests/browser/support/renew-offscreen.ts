import type { Page } from "puppeteer-core";
import type { ExtensionBrowser } from "../../support/launch-extension.ts";
import { untilValue } from "./core-values.ts";

/**
 * Closes the offscreen document and has a new one opened, which has made no sound yet; waits until that is connected.
 *
 * @param page any page of the extension
 */
export const renewOffscreen = async (extension: ExtensionBrowser, page: Page): Promise<void> => {
  await extension.closeOffscreen();
  await untilValue(page, "connections", (connections) => {
    const all = Object.values(connections);
    return all.length > 0 && all.every(({ state }) => state === "connected");
  });
};
