import { setTimeout as delay } from "node:timers/promises";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Goal } from "../results/goal.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { endAll, startIdleRoom } from "./idle-room.ts";
import { trend } from "./trend.ts";
import { lookAtMemory } from "./watch-idle.ts";

const people = 10;

const notes = [
  `A browser in a room of ${people} is left alone for an hour, as in “Idle cost”. Every five minutes a debugger is attached for a moment, garbage is collected, and memory is read; the first five minutes after joining are left out. Growth is the slope of a straight line through what was read; what noise alone makes of such a slope is within twice its standard error, and growth up to that counts as none.`,
];

interface Reading {
  minutes: number;
  heapMb: number;
  privateMb: number;
}

const goalOf = (what: string, readings: readonly Reading[], figure: "heapMb" | "privateMb"): Goal => {
  const { slope, error } = trend(readings.map((reading) => [reading.minutes / 60, reading[figure]]));
  return { what: `${what}, MB an hour:`, bound: "at most", wanted: 2 * error, reached: slope, unit: "" };
};

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  const stepMs = quick ? 5_000 : 300_000;
  try {
    const site = await serveCrowd();
    ends.push(site.close);
    const crowd = await openCrowd(site.origin);
    ends.push(crowd.close);
    const room = await startIdleRoom(dist, people, crowd, site.origin);
    ends.push(room.close);
    await crowd.until("proven");
    const started = performance.now();
    const readings: Reading[] = [];
    for (let step = 0; step <= (quick ? 3 : 12); step++) {
      await delay(stepMs);
      const { heapMb, privateMb } = await lookAtMemory(room);
      readings.push({ minutes: (performance.now() - started) / 60_000, heapMb, privateMb });
      say(`heap ${heapMb.toFixed(2)} MB, private ${privateMb.toFixed(1)} MB`);
    }
    return {
      notes,
      tables: [
        {
          title: "Memory of the extension's process after a garbage collection, MB",
          columns: ["minutes", "JavaScript heap", "private"],
          rows: readings.map(({ minutes, heapMb, privateMb }) => [minutes.toFixed(0), heapMb, privateMb]),
        },
      ],
      goals: [
        goalOf("growth of the JavaScript heap", readings, "heapMb"),
        goalOf("growth of private memory", readings, "privateMb"),
      ],
      versions: await room.browser.attach(browserVersions),
    };
  } finally {
    await endAll(ends);
  }
};

/** Whether being connected takes more and more memory. */
export const idleHour: Benchmark = { name: "idle-hour", title: "An idle hour", onlyIfNamed: true, run };
