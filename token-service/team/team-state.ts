import { setTimeout } from "node:timers/promises";
import * as v from "valibot";
import type { Store } from "../store/open-store.ts";

const stateRow = v.object({
  /** Counts the changes of who may enter what. */
  version: v.number(),
  /** Up to which of them the rooms are known to agree. */
  enforcedVersion: v.number(),
  /** Whether somebody holds an access token that is still good and opens what they may not enter any more. */
  tokensLinger: v.pipe(
    v.number(),
    v.transform((flag) => flag !== 0),
  ),
  /** Counts how often somebody has asked who is online. */
  presenceAsked: v.number(),
  /** Up to which of these questions a service has answered. */
  presenceTold: v.number(),
});

/** How far the rooms agree with the team. */
export type TeamState = v.InferOutput<typeof stateRow>;

/**
 * Asks the store how far the rooms agree with the team.
 *
 * @param now milliseconds since 1970
 */
export const readTeamState = async (store: Store, now: number): Promise<TeamState> => {
  const { rows } = await store.execute({
    sql: `SELECT team_version AS version, enforced_version AS enforcedVersion,
            EXISTS (SELECT 1 FROM devices WHERE removed_at IS NOT NULL AND token_expires_at > ?)
            OR EXISTS (SELECT 1 FROM members WHERE enforce_until > ?) AS tokensLinger,
            presence_asked AS presenceAsked, presence_told AS presenceTold
          FROM service`,
    args: [now, now],
  });
  return v.parse(stateRow, rows[0]);
};

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
