import type { RunOptions } from "../benchmark.ts";
import type { Cell, Table } from "../results/table.ts";
import { usageOf } from "../support/process-usage.ts";
import { startPingroom } from "../support/start-pingroom.ts";
import type { Filled, Renewed } from "./generator-words.ts";
import { signalingOf } from "./signaling-of.ts";
import { standingIn } from "./standing-in.ts";
import { startGenerator } from "./start-generator.ts";

/** How many people are in each room. */
export const people = 5;

/** How many people renew their connections in a second. */
export const renewalsPerSecond = 100;

/** What was seen with so many rooms. */
export interface Step {
  rooms: number;
  filled: Filled;
  renewed: Renewed;
  /** Memory of the service for each participant, in kB. */
  kbEach: number;
  /** Processor time of the service while connections were renewed, as a part of one core. */
  busy: number;
}

/** Fills a service with ever more rooms, and looks at how it renews connections with so many. */
export const climb = async (
  steps: readonly number[],
  seconds: number,
  say: RunOptions["say"],
): Promise<Step[]> => {
  const service = await startPingroom({ ALLOW_GUESTS: "true" }, standingIn);
  const generator = startGenerator(await signalingOf(service));
  try {
    const empty = usageOf(service.pid).rssMb;
    const climbed: Step[] = [];
    for (const rooms of steps) {
      const filled = await generator.fill(rooms, people);
      const before = usageOf(service.pid);
      const renewed = await generator.renew(renewalsPerSecond, seconds);
      const after = usageOf(service.pid);
      const kbEach = ((after.rssMb - empty) * 1024) / (rooms * people);
      climbed.push({ rooms, filled, renewed, kbEach, busy: (after.cpuMs - before.cpuMs) / (seconds * 1000) });
      say(
        `${rooms} rooms of ${people}: ${(filled.joins / filled.seconds).toFixed(0)} joins/s, renewal p99 ${renewed.p99.toFixed(1)} ms`,
      );
    }
    return climbed;
  } finally {
    await generator.stop();
    await service.stop();
  }
};

const rowOf = ({ rooms, filled, renewed, kbEach, busy }: Step): Cell[] => [
  `${rooms} × ${people}`,
  filled.joins / filled.seconds,
  filled.median,
  filled.p99,
  renewed.median,
  renewed.p99,
  renewed.ownDelay,
  kbEach,
  100 * busy,
  renewed.lost,
  renewed.dropped,
];

/** One row for each step. */
export const climbTable = (climbed: readonly Step[]): Table => ({
  title: `Rooms of ${people} held by one process`,
  columns: [
    "rooms",
    "joins/s",
    "join median, ms",
    "join p99, ms",
    "renewal median, ms",
    "renewal p99, ms",
    "generator's delay p99, ms",
    "memory each, kB",
    "% of a core",
    "lost",
    "dropped",
  ],
  rows: climbed.map(rowOf),
});
