import { readFileSync } from "node:fs";
import type { QuietBrowser } from "./start-quiet-browser.ts";

/** Versions of the browser and of the SDK, for `Outcome`. */
export const browserVersions = async (browser: QuietBrowser): Promise<Record<string, string>> => {
  const product = await browser.attach((attached) => attached.version());
  const { version } = JSON.parse(readFileSync("node_modules/twilio-video/package.json", "utf8"));
  return { Chromium: product.replace(/^\D*/, ""), "twilio-video": version };
};
