import { newProfile } from "../../support/browser-profile.ts";
import { launchExtension } from "../../support/launch-extension.ts";
import { type Correspondent, correspondentWith } from "./correspondent.ts";

/** A second browser that will say that it is the same device of the same person. */
export interface Copy extends Correspondent {
  /** Takes the original's settings and device secret, and so joins its room. */
  takeOver(): Promise<void>;
}

/** Starts the second browser; it is not set up yet. */
export const copyOf = async (original: Correspondent): Promise<Copy> => {
  const profile = await newProfile();
  const copy = await correspondentWith(original, profile, await launchExtension({ profile }));
  const takeOver = async () => {
    const [from, to] = await Promise.all([original.extension.blank(), copy.extension.blank()]);
    const same = await from.evaluate(() => chrome.storage.local.get(["settings", "device"]));
    await to.evaluate((items) => chrome.storage.local.set(items), same);
    await Promise.all([from.close(), to.close()]);
  };
  return Object.defineProperties({ takeOver } as Copy, Object.getOwnPropertyDescriptors(copy));
};
