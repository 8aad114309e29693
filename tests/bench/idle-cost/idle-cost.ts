import { setTimeout as delay } from "node:timers/promises";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { endAll, type IdleRoom, startIdleRoom } from "./idle-room.ts";
import { idleGoals, idleTables } from "./idle-tables.ts";
import { watchIdle } from "./watch-idle.ts";

const notes = [
  "Three browsers, headless and each with its own service, are connected and left alone at the same time, with no page of the extension open and no debugger attached. The others in their rooms are all in a fourth browser, with the real SDK, and say what extensions say: each asks one of the others for a sign of life every 12.5 s, and everybody hears the question and the answer. The first minute after joining is left out.",
  "The extension's process holds the offscreen document and, while it runs, the service worker; its watchdog wakes every minute. All of the browser's packets go through its network process. “Between browsers” is computed from the statistics of the connections: what was said, encryption included, and the checks of the path, with the headers of UDP and IPv4. There is one path for each kind of address that the two ends share, IPv4 and IPv6, and the browser keeps them all open.",
];

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  try {
    const site = await serveCrowd();
    ends.push(site.close);
    const crowd = await openCrowd(site.origin);
    ends.push(crowd.close);
    const rooms: IdleRoom[] = [];
    for (const people of [2, 10, 50]) {
      const room = await startIdleRoom(dist, people, crowd, site.origin);
      ends.push(room.close);
      rooms.push(room);
      await crowd.until("proven");
      say(`${people} people are connected`);
    }
    const versions = await (rooms[0] as IdleRoom).browser.attach(browserVersions);
    await delay(quick ? 10_000 : 60_000);
    say("left alone from now on");
    const costs = await Promise.all(rooms.map((room) => watchIdle(room, quick ? 30_000 : 600_000)));
    return { notes, tables: idleTables(costs), goals: idleGoals(costs), versions };
  } finally {
    await endAll(ends);
  }
};

/** What being connected costs while nothing happens. */
export const idleCost: Benchmark = { name: "idle-cost", title: "Idle cost", run };
