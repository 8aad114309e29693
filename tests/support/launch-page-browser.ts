import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../setup/find-browser.ts";
import { browserArguments } from "./browser-arguments.ts";
import { removeFolder } from "./browser-profile.ts";

/** A browser for pages that are no extension's. */
export interface PageBrowser {
  readonly browser: Browser;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** Where `lo` is the only interface, Chromium gives a page its addresses only if it may use the microphone. */
export const showAddresses = (browser: Browser, origin: string): Promise<void> =>
  browser.defaultBrowserContext().overridePermissions(origin, ["microphone"]);

/**
 * Starts a browser in a new profile, in which pages of one origin may join rooms.
 *
 * @param origin of the pages
 * @param args the browser's arguments
 */
export const launchPageBrowser = async (
  origin: string,
  args: readonly string[] = browserArguments,
): Promise<PageBrowser> => {
  const userDataDir = await mkdtemp(path.join(os.tmpdir(), "pingroom-pages-"));
  const browser = await puppeteer.launch({
    executablePath: findBrowser(),
    userDataDir,
    args: [...args],
  });
  await showAddresses(browser, origin);
  return {
    browser,
    async close() {
      await browser.close();
      await removeFolder(userDataDir);
    },
  };
};
