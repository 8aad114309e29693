import { findBrowser } from "./find-browser.ts";
import { canInstallDebianPackages, installDebianPackages } from "./install-debian-packages.ts";

/**
 * Finds a browser, installing Chromium where that can be done without asking.
 *
 * @returns the executable's path
 * @throws Error with one sentence that says what to install
 */
export const provideBrowser = (): string => {
  try {
    return findBrowser();
  } catch (error) {
    const installed =
      !process.env.CHROMIUM_PATH && canInstallDebianPackages() && installDebianPackages(["chromium"]);
    if (!installed) throw error;
    return findBrowser();
  }
};
