import { setTimeout as delay } from "node:timers/promises";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { idleGoals } from "./idle-goals.ts";
import { endAll, type IdleBrowser, startIdleRoom } from "./idle-room.ts";
import { type BesideFloor, idleTables } from "./idle-tables.ts";
import { startFloor } from "./start-floor.ts";
import { watchIdle } from "./watch-idle.ts";

const notes = [
  "Three browsers, headless and each with its own service, are connected and left alone at the same time, with no page of the extension open and no debugger attached. The others in their rooms are all in one more browser, with the real SDK, and say what extensions say: each asks one of the others for a sign of life every 12.5 s, and everybody hears the question and the answer. The first minute after joining is left out.",
  "The floor of each size is one more browser, left alone at the same time. Its extension has an offscreen document with as many bare connections to the page of the others, each with one open `RTCDataChannel` over which nothing is said, and nothing else: no SDK, no service, no timer, and a service worker that runs once, as the browser starts. What is left is what the browser does by itself to keep that many connections: the checks of the paths, and SCTP's own signs of life, which count as said below. The ratios divide a room by the floor of its size.",
  "The extension's process holds the offscreen document and, while it runs, the service worker; its watchdog wakes every minute. All of the browser's packets go through its network process. “Between browsers” is computed from the statistics of the connections: what was said, encryption included, and the checks of the path, with the headers of UDP and IPv4. There is one path for each kind of address that the two ends share, IPv4 and IPv6, and the browser keeps them all open: it checks the one in use every 2.5 s and any other every 25 s.",
];

interface Pair {
  room: IdleBrowser;
  floor: IdleBrowser;
}

const watchPair = async (pair: Pair, ms: number): Promise<BesideFloor> => {
  const [room, floor] = await Promise.all([watchIdle(pair.room, ms), watchIdle(pair.floor, ms)]);
  return { room, floor };
};

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  try {
    const site = await serveCrowd();
    ends.push(site.close);
    const crowd = await openCrowd(site.origin);
    ends.push(crowd.close);
    const pairs: Pair[] = [];
    for (const people of [2, 10, 50]) {
      const room = await startIdleRoom(dist, people, crowd, site.origin);
      ends.push(room.close);
      await crowd.until("proven");
      const floor = await startFloor(people, crowd);
      ends.push(floor.close);
      pairs.push({ room, floor });
      say(`${people} people are connected`);
    }
    const versions = await (pairs[0] as Pair).room.browser.attach(browserVersions);
    await delay(quick ? 10_000 : 60_000);
    say("left alone from now on");
    const costs = await Promise.all(pairs.map((pair) => watchPair(pair, quick ? 30_000 : 600_000)));
    return { notes, tables: idleTables(costs), goals: idleGoals(costs), versions };
  } finally {
    await endAll(ends);
  }
};

/** What being connected costs while nothing happens. */
export const idleCost: Benchmark = { name: "idle-cost", title: "Idle cost", run };
