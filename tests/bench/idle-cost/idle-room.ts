import { removeFolder } from "../../support/browser-profile.ts";
import { freePort } from "../../support/free-port.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import { startCountingProxy } from "../support/counting-proxy.ts";
import type { Crowd } from "../support/crowd/open-crowd.ts";
import { setUpProfile } from "../support/set-up-profile.ts";
import { type QuietBrowser, startQuietBrowser } from "../support/start-quiet-browser.ts";

/** A browser that is in a room with others, or has as many connections, and is left alone. */
export interface IdleBrowser {
  /** Everybody, the measured one included. */
  readonly people: number;
  readonly browser: QuietBrowser;
  /** Bytes between the browser and the service so far, both ways. */
  signallingBytes(): number;
  close(): Promise<void>;
}

/** Ends what has been started, the last first. */
export const endAll = async (ends: readonly (() => Promise<void>)[]): Promise<void> => {
  for (const end of ends.toReversed()) await end();
};

/**
 * Starts a service, fills a room of it out of the crowd, and lets a browser join.
 *
 * @param origin the crowd's
 */
export const startIdleRoom = async (
  dist: string,
  people: number,
  crowd: Crowd,
  origin: string,
): Promise<IdleBrowser> => {
  const ends: (() => Promise<void>)[] = [];
  try {
    const port = await freePort();
    const proxy = await startCountingProxy(() => port);
    ends.push(proxy.close);
    const env = { PUBLIC_URL: proxy.url, ALLOWED_ORIGINS: origin };
    const service = await startTokenService({ port, env });
    ends.push(service.stop);
    const room = `room-of-${people}`;
    const profile = await setUpProfile(dist, { service: proxy.url, name: "Ana", room });
    ends.push(() => removeFolder(profile));
    await crowd.enter({ service: service.url, room, count: people - 1 });
    const browser = await startQuietBrowser(dist, profile);
    ends.push(browser.close);
    return { people, browser, signallingBytes: proxy.bytes, close: () => endAll(ends) };
  } catch (error) {
    await endAll(ends);
    throw error;
  }
};
