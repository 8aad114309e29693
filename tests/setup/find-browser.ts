import { accessSync, constants, readdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import manifest from "../../manifest.json" with { type: "json" };
import { browserPlaces } from "./browser-places.ts";

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not ours to run: the next place may be better
  }
};

const listFolder = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return []; // no such cache on this computer
  }
};

/** Said when there is no browser: what to install, in one sentence. */
export const noBrowser = `The browser tests need Chromium ${manifest.minimum_chrome_version} or newer: install it (for example \`npx @puppeteer/browsers install chrome\`), or set CHROMIUM_PATH to its executable.`;

/**
 * Finds Chromium or Chrome for Testing. Google Chrome itself is left out: it no longer loads unpacked extensions from
 * outside its own pages.
 *
 * @param env the environment: CHROMIUM_PATH wins over every usual place
 * @returns the executable's path
 * @throws Error with one sentence when CHROMIUM_PATH is wrong or nothing is found
 */
export const findBrowser = (env: NodeJS.ProcessEnv = process.env): string => {
  const chosen = env.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return path.resolve(chosen);
    throw new Error(
      `CHROMIUM_PATH is "${chosen}", which is not an executable file: set it to the path of Chromium, or unset it.`,
    );
  }
  const places = browserPlaces({ platform: process.platform, home: os.homedir(), env, listFolder });
  const found = places.find(isExecutable);
  if (!found) throw new Error(noBrowser);
  return found;
};
