import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import type { Grant } from "./grant.ts";
import { replacingGrantStatements } from "./grant-statements.ts";
import { grantsText } from "./grants-text.ts";
import { refuseLookalikeRooms } from "./like-room.ts";
import { storedNameKey } from "./stored-key.ts";

/**
 * Gives a member other rooms and roles than they had. Whoever is in a room in a role that is theirs no more is put out of it, and
 * comes back in the new one if there is one.
 *
 * @param name in any spelling that looks the same; the exact one counts first
 * @param now milliseconds since 1970
 * @returns the member's name as teammates know it; undefined when there is no member of that name
 * @throws ApiError 409 `room_taken` when a room looks like another one
 */
export const changeGrants = async (
  store: Store,
  name: string,
  grants: readonly Grant[],
  by: AuditOrigin,
  now: number,
): Promise<string | undefined> => {
  await refuseLookalikeRooms(store, grants);
  const key = await storedNameKey(store, name);
  const whose = { sql: "name_key = ?", args: [key] };
  const [found] = await store.batch(
    [
      { sql: "SELECT name FROM members WHERE removed_at IS NULL AND name_key = ?", args: [key] },
      auditEachStatement({ ...by, action: "grants.changed" }, now, {
        sql: "SELECT name AS subject, ? AS detail FROM members WHERE removed_at IS NULL AND name_key = ?",
        args: [grantsText(grants), key],
      }),
      ...replacingGrantStatements(grants, whose),
    ],
    "write",
  );
  const [row] = found?.rows ?? [];
  return row && String(row.name);
};
