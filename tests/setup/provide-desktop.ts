import { hasCommand } from "./has-command.ts";
import { canInstallDebianPackages, installDebianPackages } from "./install-debian-packages.ts";
import { missingDesktopPackages } from "./missing-desktop-packages.ts";

/**
 * Sees to it that real desktop notifications can be tested: a screen in memory, a message bus and a notification
 * daemon. Where they cannot be had, it says so in one sentence.
 *
 * @returns whether they are there
 */
export const provideDesktop = (): boolean => {
  if (process.platform !== "linux") {
    console.log("The test of desktop notifications is skipped: it needs Linux.");
    return false;
  }
  const missing = missingDesktopPackages(hasCommand);
  if (missing.length === 0) return true;
  if (canInstallDebianPackages() && installDebianPackages(missing)) return true;
  console.log(`The test of desktop notifications is skipped: install ${missing.join(", ")} to run it.`);
  return false;
};
