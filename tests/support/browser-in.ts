import { existsSync } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, readdir, realpath, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "../setup/find-browser.ts";
import { removeFolder } from "./browser-profile.ts";
import type { LaunchOptions } from "./launch-extension.ts";

/** A browser that speaks another language than this computer's. */
export interface LanguageOptions extends LaunchOptions {
  /** Removes what was made for it, once no browser of it runs any more. */
  remove(): Promise<void>;
}

// Debian's /usr/bin/chromium is a script that starts the one there.
const debians = "/usr/lib/chromium/chromium";

const executable = async (): Promise<string> => {
  const found = await realpath(findBrowser());
  return existsSync(path.join(path.dirname(found), "locales")) ? found : debians;
};

/**
 * A copy of the browser that has a file for the language: without one it would speak English, whatever it is told. Only
 * the words of its own menus are in there, and they may be English.
 */
const withLocale = async (browser: string, language: string): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-browser-"));
  const original = path.dirname(browser);
  const copied = path.join(folder, path.basename(browser));
  await link(browser, copied).catch(() => copyFile(browser, copied)); // It looks for its files beside itself.
  for (const name of await readdir(original)) {
    if (name !== "locales" && name !== path.basename(browser))
      await symlink(path.join(original, name), path.join(folder, name));
  }
  const english = path.join(original, "locales", "en-US.pak");
  await mkdir(path.join(folder, "locales"));
  for (const name of ["en-US", language]) await symlink(english, path.join(folder, "locales", `${name}.pak`));
  return copied;
};

/**
 * What makes `launchExtension` start a browser that speaks a language.
 *
 * @param language as Chromium names it: `de`, `pt-BR`
 */
export const browserIn = async (language: string): Promise<LanguageOptions> => {
  const browser = await executable();
  const isThere = existsSync(path.join(path.dirname(browser), "locales", `${language}.pak`));
  const copy = isThere ? browser : await withLocale(browser, language);
  return {
    path: copy,
    env: { LANGUAGE: language }, // On Linux this decides,
    args: [`--lang=${language}`], // elsewhere that.
    remove: async () => {
      if (!isThere) await removeFolder(path.dirname(copy));
    },
  };
};
