import { setTimeout as delay } from "node:timers/promises";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { idleGoals } from "./idle-goals.ts";
import { idleNotes } from "./idle-notes.ts";
import { endAll, type IdleBrowser, startIdleRoom } from "./idle-room.ts";
import { type BesideFloor, idleTables } from "./idle-tables.ts";
import { startFloor } from "./start-floor.ts";
import { watchIdle } from "./watch-idle.ts";

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
    for (const people of quick ? [2, 10] : [2, 10, 50]) {
      const room = await startIdleRoom(dist, people, crowd, site.origin);
      ends.push(room.close);
      await crowd.until("proven");
      const floor = await startFloor(people, crowd);
      ends.push(floor.close);
      pairs.push({ room, floor });
      say(`${people} people are connected`);
    }
    const versions = await (pairs[0] as Pair).room.browser.attach(browserVersions);
    await delay(quick ? 15_000 : 60_000);
    say("left alone from now on");
    const costs = await Promise.all(pairs.map((pair) => watchPair(pair, quick ? 60_000 : 600_000)));
    return { notes: idleNotes(costs), tables: idleTables(costs), goals: idleGoals(costs), versions };
  } finally {
    await endAll(ends);
  }
};

/** What being connected costs while nothing happens. */
export const idleCost: Benchmark = { name: "idle-cost", title: "Idle cost", run };
