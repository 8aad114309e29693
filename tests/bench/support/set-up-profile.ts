import type { Browser, Page } from "puppeteer-core";
import { firstSettings } from "../../../extension/shared/first-settings.ts";
import { newProfile } from "../../support/browser-profile.ts";
import { extensionId, startQuietBrowser } from "./start-quiet-browser.ts";

/** Opens a page of the extension that runs no code of its own, for `chrome.*`. */
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
  const settings = { ...firstSettings, serviceUrl: service, name, room };
  const browser = await startQuietBrowser(dist, profile);
  try {
    await browser.attach(async (attached) => {
      const welcome = await attached.waitForTarget((target) => target.url().includes("/welcome/"));
      const page = await blankPage(attached);
      await page.evaluate((set) => chrome.storage.local.set({ settings: set }), settings);
      await page.waitForFunction(
        async (wanted) => {
          const { connections = {} } = await chrome.storage.session.get<{
            connections: Record<string, { state: string }>;
          }>("connections");
          return connections[wanted]?.state === "connected";
        },
        { polling: 100 },
        room,
      );
      await (await welcome.page())?.close();
      await page.close();
    });
  } finally {
    await browser.close();
  }
  return profile;
};
