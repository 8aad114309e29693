import { setImmediate } from "node:timers/promises";
import { repeatEvery } from "../base/concurrency.ts";
import type { Logger } from "../base/log.ts";
import type { Store } from "./open-store.ts";

const dayMs = 86_400_000;

// A look comes every hour. The service believes a clock that is further ahead bit by bit: so one wrong look deletes nothing
// young, and a service that was off for long catches up after some looks.
const mostAheadMs = 2 * dayMs;

// What holds until a moment is kept longer than that, for clocks that are ahead.
const slackMs = 3 * dayMs;

/** @returns the time that has come for certain */
const certainNow = async (store: Store, now: number): Promise<number> => {
  const { rows } = await store.execute("SELECT looked_at AS before FROM service");
  const before = rows[0]?.before;
  const certain = typeof before === "number" ? Math.min(now, before + mostAheadMs) : now;
  await store.execute({ sql: "UPDATE service SET looked_at = ?", args: [certain] });
  return certain;
};

/** In portions, since the whole process waits for each. */
const portion = 1_000;

// How many were deleted.
const deleteAll = async (
  store: Store,
  table: string,
  key: string,
  where: string,
  { args = [], signal }: { args?: number[]; signal?: AbortSignal | undefined },
): Promise<number> => {
  const sql = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${portion})`;
  for (let deleted = 0; ; await setImmediate()) {
    const { rowsAffected } = await store.execute({ sql, args });
    deleted += rowsAffected;
    if (rowsAffected < portion || signal?.aborted) return deleted;
  }
};

const auditFrom = "(SELECT audit_from FROM service)";

/**
 * Deletes expired rows: lines of the audit past the admin's limit, and records that hold until a moment in the past.
 *
 * @param auditDays how many days the audit is kept; 0 for ever
 * @param now milliseconds since 1970
 * @param signal ends it early; the rest is left for another time
 * @returns how many lines of the audit were deleted
 */
export const deleteExpired = async (
  store: Store,
  auditDays: number,
  now: number,
  signal?: AbortSignal,
): Promise<number> => {
  const certain = await certainNow(store, now);
  await deleteAll(store, "guest_publishers", "room", "until <= ?", { args: [certain - slackMs], signal });
  await deleteAll(store, "used_assertions", "id", "expires_at < ?", { args: [certain - slackMs], signal });
  if (auditDays === 0) return 0;
  await store.execute({ sql: "UPDATE service SET audit_from = ?", args: [certain - auditDays * dayMs] });
  const lines = await deleteAll(store, "audit", "id", `at < ${auditFrom}`, { signal });
  const counted = await deleteAll(
    store,
    "audit_counts",
    "day, actor, address, action, who, what",
    `day <= ${auditFrom} / ${dayMs} AND last_at < ${auditFrom}`,
    { signal },
  );
  return lines + counted;
};

/** What the retention deletes, and when. */
export interface RetentionOptions {
  store: Store;
  /** How many days the audit is kept; 0 for ever. */
  auditDays: number;
  log: Logger;
  /** How long to wait between two looks, in milliseconds. */
  everyMs?: number;
  /** The time in milliseconds since 1970, where it is not the machine's. */
  clock?: () => number;
}

/**
 * Deletes expired rows from the store, at once and then every hour. The next look makes up for a failed one.
 *
 * @returns a function that ends it, and resolves once no look is under way
 * @see deleteExpired
 */
export const startRetention = ({
  store,
  auditDays,
  log,
  everyMs = 3_600_000,
  clock = Date.now,
}: RetentionOptions): (() => Promise<void>) => {
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    try {
      const lines = await deleteExpired(store, auditDays, clock(), ending.signal);
      if (lines > 0) log.info({ lines, auditDays }, "deleted old lines of the audit");
    } catch (err) {
      log.error({ err }, "what is over could not be deleted from the store; trying again in an hour");
    }
  };
  const looking = repeatEvery(look, everyMs, ending.signal);
  return () => {
    ending.abort();
    return looking;
  };
};
