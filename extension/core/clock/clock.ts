import type { Feature } from "../feature.ts";
import { createListeners } from "../store/value.ts";

/**
 * Why it may be another time than timers make of it: the computer woke, its clock was set back, or the service has said what time it
 * is.
 */
export type TimeJump = "woke" | "set-back" | "told";

const jumps = createListeners<TimeJump>();

/** Calls back when time has jumped. Timers stand still while a computer sleeps, so all that waits for a moment looks again then. */
export const onTimeJump = jumps.add;

/** Tells those who wait for a moment that time has jumped. */
export const tellTimeJump = jumps.tell;

const tickMs = 5_000;
// A gap this much longer than a tick means that the computer slept.
const sleepMs = 20_000;
// Clocks are put right by less than this all the time.
const driftMs = 2_000;

const readClocks = () => ({ wall: Date.now(), steady: performance.now() });
let last = readClocks();

/** Looks at once whether time has jumped, for the case that something hints at it. */
export const lookAtClocks = (): void => {
  const before = last;
  last = readClocks();
  const passedMs = last.wall - before.wall;
  if (passedMs < last.steady - before.steady - driftMs) tellTimeJump("set-back");
  else if (passedMs > sleepMs) tellTimeJump("woke");
};

/** Looks at the clocks all the time: nothing else would tell that a computer has slept. */
export const clock = {
  start: () => {
    last = readClocks();
    setInterval(lookAtClocks, tickMs);
  },
} satisfies Feature;
