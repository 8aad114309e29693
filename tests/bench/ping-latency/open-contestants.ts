import { serveTutorialPage } from "../../browser/support/tutorial-page.ts";
import { twoPeople } from "../../browser/support/two-people.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { openFloor } from "./contestants/floor.ts";
import { openPingroom, type PingroomContestant } from "./contestants/pingroom.ts";
import { openShell } from "./contestants/shell.ts";
import { openTutorial } from "./contestants/tutorial.ts";
import { startServer } from "./servers/start-server.ts";

/** Everybody who pings from Ana's browser to Bo's. */
export interface Contestants {
  floor: Contestant;
  pingroom: PingroomContestant;
  /** The same shell of an extension over each transport. */
  overChannel: Contestant;
  overSocketIo: Contestant;
  overPeer: Contestant;
  tutorial: Contestant;
}

/**
 * Starts two browsers, and in both of them every way to ping. The tutorial's page has a service of its own, since in one
 * room with Pingroom its pings would raise notifications there.
 *
 * @param ends is given what has to be done in the end
 */
export const openContestants = async (ends: (() => Promise<void>)[]): Promise<Contestants> => {
  const people = await twoPeople();
  ends.push(people.leave);
  const { ana, bo } = people;
  const browsers = [ana.extension.browser, bo.extension.browser] as const;
  const site = await serveTutorialPage();
  ends.push(site.close);
  const service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  ends.push(service.stop);
  const socketIo = await startServer("socket-io");
  ends.push(socketIo.stop);
  const peer = await startServer("peer");
  ends.push(peer.stop);
  return {
    floor: await openFloor(await ana.extension.blank(), await bo.extension.blank()),
    pingroom: await openPingroom(people),
    overChannel: await openShell("data-channel", browsers, ends),
    overSocketIo: await openShell("socket-io", browsers, ends, socketIo.url),
    overPeer: await openShell("peer", browsers, ends, peer.url),
    tutorial: await openTutorial(site, service.url, browsers),
  };
};
