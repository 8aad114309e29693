import type { Browser, Page } from "puppeteer-core";
import { askCore, untilValue } from "../../browser/support/core-values.ts";
import { newProfile } from "../../support/browser-profile.ts";
import { extensionId, startQuietBrowser } from "./start-quiet-browser.ts";

/** Opens a page of the extension that runs no code of its own, for `chrome.*` and for asking the core. */
export const blankPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  return page;
};

/**
 * Makes a profile in which somebody is set up who has used the extension before: it connected, and the browser has kept
 * what it keeps of scripts.
 *
 * @returns its folder; whoever asked for it removes it
 */
export const setUpProfile = async (
  dist: string,
  { service, name, room }: { service: string; name: string; room: string },
): Promise<string> => {
  const profile = await newProfile();
  const browser = await startQuietBrowser(dist, profile);
  try {
    await browser.attach(async (attached) => {
      const welcome = await attached.waitForTarget((target) => target.url().includes("/welcome/"));
      const page = await blankPage(attached);
      await askCore(page, "changeSettings", { serviceUrl: service, name, room });
      await untilValue(page, "connections", (all) => all[room]?.state === "connected");
      await (await welcome.page())?.close();
      await page.close();
    });
  } finally {
    await browser.close();
  }
  return profile;
};
