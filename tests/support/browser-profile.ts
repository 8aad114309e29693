import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** Without developer mode, `chrome.runtime.reload()` leaves an unpacked extension disabled. */
const preferences = { extensions: { ui: { developer_mode: true } } };

/** A new, empty folder for a browser that is ended and started again; whoever makes it removes it. */
export const newProfile = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), "pingroom-profile-"));

/**
 * Makes a profile folder ready for an unpacked extension. A profile that was used before keeps what is in it.
 *
 * @param folder the profile to use; a new temporary one when absent
 * @returns the profile's folder
 */
export const prepareProfile = async (folder?: string): Promise<string> => {
  const profile = folder ?? (await newProfile());
  await mkdir(path.join(profile, "Default"), { recursive: true });
  const file = path.join(profile, "Default", "Preferences");
  await writeFile(file, JSON.stringify(preferences), { flag: "wx" }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  return profile;
};

/** Removes a folder; a browser that has just ended may still be writing its last files, so it tries for a while. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
