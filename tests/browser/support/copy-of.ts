import { cp } from "node:fs/promises";
import { newProfile } from "../../support/browser-profile.ts";
import { launchExtension } from "../../support/launch-extension.ts";
import { type Correspondent, correspondentWith } from "./correspondent.ts";

/**
 * Copies all that a browser has stored, its device's key too, which nobody can read. The original is started anew.
 *
 * @returns what starts a second browser with it: the same device of the same person, who so joins the same room
 */
export const copyOf = async (original: Correspondent): Promise<() => Promise<Correspondent>> => {
  const profile = await newProfile();
  await original.quit();
  await cp(original.profile, profile, { recursive: true });
  await original.start();
  return async () => correspondentWith(original, profile, await launchExtension({ profile }));
};
