import { mountNamespace } from "./mount-namespace.ts";

/** What a disk that one browser has for itself takes. */
export const smallDiskNeeds =
  "it takes Linux with unshare, nsenter and mount, and a system that lets this user mount a tmpfs";

/**
 * Finds out whether a browser can be given a small disk of its own, to be filled. Where it cannot, it says so in one sentence.
 *
 * @returns whether it can
 */
export const provideSmallDisk = (): boolean => {
  if (mountNamespace()) return true;
  console.log(`The tests of a full disk are skipped: ${smallDiskNeeds}.`);
  return false;
};
