import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findBrowser } from "../../setup/find-browser.ts";
import { browserArguments } from "../../support/browser-arguments.ts";
import { openBrowserTargets } from "../../support/browser-targets.ts";

/** An extension as it was built, with nothing in it that observes it. */
export interface Plain {
  /** A page of it that runs no code of its own. */
  page: Page;
  /** Ends its worker as the browser ends one that idles; resolves when it is gone. */
  stopWorker(): Promise<void>;
}

/** Starts a browser without any extension. */
export const plainBrowser = (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: findBrowser(),
    pipe: true,
    enableExtensions: true,
    headless: true,
    args: [...browserArguments],
  });

/** Installs an extension. @param folder of it */
export const installPlain = async (browser: Browser, folder: string): Promise<Plain> => {
  const url = `chrome-extension://${await browser.installExtension(folder)}/`;
  const targets = await openBrowserTargets(browser);
  const isWorker = (target: { type: string; url: string }) =>
    target.type === "service_worker" && target.url.startsWith(url);
  const page = await browser.newPage();
  await page.goto(`${url}manifest.json`);
  return {
    page,
    stopWorker: async () => {
      for (const { targetId } of await targets.find(isWorker)) await targets.end(targetId);
    },
  };
};
