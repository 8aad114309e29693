import { serveTutorialPage } from "../../browser/support/tutorial-page.ts";
import { twoPeople } from "../../browser/support/two-people.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import { openBareChannel } from "./contestants/bare-channel.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { installKeeping, type Place } from "./contestants/install-keeping.ts";
import { installedFor, openPingroom } from "./contestants/pingroom.ts";
import { openShell } from "./contestants/shell.ts";
import { openTutorial } from "./contestants/tutorial.ts";
import { startServer } from "./servers/start-server.ts";

/** More pings than are in memory. */
const longLists = { received: 1_000, sent: 500 };

/** Everybody who pings from Ana's browser to Bo's. */
export interface Contestants {
  pingroom: Contestant;
  /** Pingroom once more, with long lists. */
  full: Contestant;
  /** The least that there is between a click and a notification. */
  direct: Contestant;
  /** A shell of an extension whose worker shows what comes, over each transport. */
  overSocketIo: Contestant;
  overPeer: Contestant;
  overChannel: Contestant;
  tutorial: Contestant;
  /** Nothing but the network. */
  bareChannel: Contestant;
  /** Where more can be installed. */
  place: Place;
}

/**
 * Starts two browsers, and in both of them every way to ping. The tutorial's page has a service of its own, since in one
 * room with Pingroom its pings would raise notifications there.
 *
 * @param dist the built extension
 * @param ends is given what has to be done in the end
 */
export const openContestants = async (dist: string, ends: (() => Promise<void>)[]): Promise<Contestants> => {
  const people = await twoPeople({ dist });
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
  const place = { dist, service: service.url, browsers, ends };
  return {
    pingroom: openPingroom(await installedFor(people)),
    full: openPingroom(
      await installKeeping(
        "Pingroom with 1,000 received and 500 sent",
        { ana: longLists, bo: longLists },
        place,
      ),
    ),
    direct: await openShell("direct", browsers, ends),
    overSocketIo: await openShell("socket-io", browsers, ends, socketIo.url),
    overPeer: await openShell("peer", browsers, ends, peer.url),
    overChannel: await openShell("data-channel", browsers, ends),
    tutorial: await openTutorial(site, service.url, browsers),
    bareChannel: await openBareChannel(await ana.extension.blank(), await bo.extension.blank()),
    place,
  };
};
