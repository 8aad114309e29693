import { readFileSync } from "node:fs";
import type { Browser } from "puppeteer-core";

/** Versions of the browser and of the SDK, for `Outcome`. */
export const browserVersions = async (browser: Browser): Promise<Record<string, string>> => {
  const product = await browser.version();
  const { version } = JSON.parse(readFileSync("node_modules/twilio-video/package.json", "utf8"));
  return { Chromium: product.replace(/^\D*/, ""), "twilio-video": version };
};
