import { hasCommand } from "./has-command.ts";
import { canInstallDebianPackages, installDebianPackages } from "./install-debian-packages.ts";
import { missingDesktopPackages } from "./missing-desktop-packages.ts";

/**
 * Sees to it that tests can run on a real desktop: a screen in memory, a message bus, a notification daemon, and hands
 * for keyboard and mouse. Where they cannot be had, it says so in one sentence.
 *
 * @returns whether they are there
 */
export const provideDesktop = (): boolean => {
  if (process.platform !== "linux") {
    console.log("The tests on a desktop are skipped: they need Linux.");
    return false;
  }
  const missing = missingDesktopPackages(hasCommand);
  if (missing.length === 0) return true;
  if (canInstallDebianPackages() && installDebianPackages(missing)) return true;
  console.log(`The tests on a desktop are skipped: install ${missing.join(", ")} to run them.`);
  return false;
};
