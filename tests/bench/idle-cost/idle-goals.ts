import type { Goal } from "../results/goal.ts";
import type { BesideFloor } from "./idle-tables.ts";
import { percentOfCore } from "./percent-of-core.ts";

/** Of one core: what being connected may cost at most in rooms of up to ten, and in larger ones. */
const wantedPercent = (people: number): number => (people <= 10 ? 0.35 : 0.5);

/** Times what a bare connection costs: what it may be at most in the smallest room, where little is said. */
const wantedTimes = 1.5;

/**
 * One goal for each size, of the extension alone, and one for the smallest room beside its floor.
 *
 * @param costs smallest room first
 */
export const idleGoals = (costs: readonly BesideFloor[]): Goal[] => [
  ...costs.slice(0, 1).map(
    ({ room, floor }): Goal => ({
      what: `processor of the extension's process in a room of ${room.people}, times that of a bare connection:`,
      bound: "at most",
      wanted: wantedTimes,
      reached: percentOfCore(room.cpuMs.extension, room) / percentOfCore(floor.cpuMs.extension, floor),
      unit: "×",
    }),
  ),
  ...costs.map(
    ({ room }): Goal => ({
      what: `processor of the extension's process in a room of ${room.people}, of one core:`,
      bound: "below",
      wanted: wantedPercent(room.people),
      reached: percentOfCore(room.cpuMs.extension, room),
      unit: " %",
    }),
  ),
];
