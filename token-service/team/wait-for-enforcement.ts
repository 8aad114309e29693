import { setTimeout } from "node:timers/promises";
import type { Store } from "../store/open-store.ts";
import { readTeamState } from "./team-state.ts";

/**
 * Waits until a running service has brought the rooms to agree with the team as it is now.
 *
 * @param timeoutMs how long to wait, in milliseconds
 * @param everyMs how often to look, in milliseconds
 * @returns false when no service has in that time
 */
export const waitForEnforcement = async (
  store: Store,
  timeoutMs: number,
  everyMs = 100,
): Promise<boolean> => {
  const end = performance.now() + timeoutMs;
  const { version } = await readTeamState(store, Date.now());
  while ((await readTeamState(store, Date.now())).enforcedVersion < version) {
    if (performance.now() >= end) return false;
    await setTimeout(everyMs);
  }
  return true;
};
