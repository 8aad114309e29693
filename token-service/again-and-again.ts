import { setTimeout as pause } from "node:timers/promises";

/**
 * Does some work now and then over and over, with the same pause after each time. The timer keeps no process alive.
 *
 * @param work must not reject
 * @param signal ends it
 */
export const repeatEvery = async (
  work: () => Promise<void>,
  pauseMs: number,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    await work();
    await pause(pauseMs, undefined, { ref: false, signal }).catch(() => {});
  }
};
