import { fileURLToPath } from "node:url";
import { newProfile, removeFolder } from "../../support/browser-profile.ts";
import type { Crowd } from "../support/crowd/open-crowd.ts";
import { startQuietBrowser } from "../support/start-quiet-browser.ts";
import { findOffscreen } from "./find-offscreen.ts";
import { endAll, type IdleBrowser } from "./idle-room.ts";
import { openBareConnection } from "./open-bare-connection.ts";

const bareExtension = fileURLToPath(new URL("floor", import.meta.url));

/**
 * Starts a browser whose extension has an offscreen document and nothing else; that has one bare connection with the crowd's page,
 * as many as somebody in a room of any size has.
 */
export const startFloor = async (people: number, crowd: Crowd): Promise<IdleBrowser> => {
  const ends: (() => Promise<void>)[] = [];
  try {
    const profile = await newProfile();
    ends.push(() => removeFolder(profile));
    const browser = await startQuietBrowser(bareExtension, profile);
    ends.push(browser.close);
    await browser.attach(async (attached) => {
      const offscreen = await findOffscreen(attached);
      await openBareConnection(await offscreen.asPage(), crowd);
    });
    return { people, browser, signallingBytes: () => 0, close: () => endAll(ends) };
  } catch (error) {
    await endAll(ends);
    throw error;
  }
};
