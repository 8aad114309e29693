import type { Goal } from "../results/goal.ts";
import type { BesideFloor } from "./idle-tables.ts";
import { percentOfCore } from "./percent-of-core.ts";

/** Of one core: what being connected may cost at most. */
export const wantedPercent = 0.5;

/** One goal for each size, of the extension alone. */
export const idleGoals = (costs: readonly BesideFloor[]): Goal[] =>
  costs.map(({ room }) => ({
    what: `processor of the extension's process in a room of ${room.people}, of one core:`,
    bound: "below",
    wanted: wantedPercent,
    reached: percentOfCore(room.cpuMs.extension, room),
    unit: " %",
  }));
