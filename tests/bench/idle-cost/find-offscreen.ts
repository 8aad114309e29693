import type { Browser, Target } from "puppeteer-core";

/** Waits for the offscreen document of the one extension in a browser, ours or the floor's. */
export const findOffscreen = (browser: Browser): Promise<Target> =>
  browser.waitForTarget((each) => /^chrome-extension:.*\/offscreen\.html$/.test(each.url()));
