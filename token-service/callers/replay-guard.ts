import type { Store } from "../store/open-store.ts";
import { gatherWrites, type Write } from "../store/writer.ts";
import type { CheckedAssertion } from "./check-assertion.ts";
import { assertionError } from "./read-assertion.ts";

// The clock of another instance on the same store may be behind, and an admin may set a clock back. A used assertion stays
// used all the same.
const slackMs = 86_400_000;
const cleanEveryMs = 60_000;

/**
 * Marks an assertion as used.
 *
 * @param now the service's time in milliseconds since 1970
 * @throws ApiError 401 `assertion_replayed` when it was used before
 */
export type ReplayGuard = (assertion: CheckedAssertion, now: number) => Promise<void>;

/** Keeps assertions in the store until they end by themselves, so that each opens something once, on all instances. */
export const createReplayGuard = (store: Store, write: Write = gatherWrites(store)): ReplayGuard => {
  let lookedAt: number | undefined;
  return async ({ id, expiresAt }, now) => {
    const { rowsAffected } = await write({
      sql: "INSERT INTO used_assertions (id, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
      args: [id, expiresAt],
    });
    if (rowsAffected === 0) {
      throw assertionError(
        "assertion_replayed",
        "This device assertion was used before: each is good for one request.",
      );
    }
    if (lookedAt !== undefined && Math.abs(now - lookedAt) < cleanEveryMs) return;
    const certain = Math.min(now, lookedAt ?? 0); // A clock that is ahead at one look alone forgets nothing.
    lookedAt = now;
    await store.execute({
      sql: "DELETE FROM used_assertions WHERE expires_at < ?",
      args: [certain - slackMs],
    });
  };
};
