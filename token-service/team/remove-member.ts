import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import { storedNameKey } from "./stored-key.ts";

/** What went with a member. */
export interface RemovedMember {
  /** As teammates knew it; undefined when there were invites for the name alone. */
  name: string | undefined;
  devices: number;
  invites: number;
}

const member = "removed_at IS NULL AND name_key = ?";
const openInvites = "name_key = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?";

/**
 * Removes a member with all their devices, and takes back the invites for the name that nobody has used yet. The name is free
 * again then.
 *
 * @param name in any spelling that looks the same; the exact one counts first
 * @param now milliseconds since 1970
 * @returns undefined when there is neither a member of that name nor an invite
 */
export const removeMember = async (
  store: Store,
  name: string,
  by: AuditOrigin,
  now: number,
): Promise<RemovedMember | undefined> => {
  const key = await storedNameKey(store, name);
  const [, , members, devices, invites] = await store.batch(
    [
      auditEachStatement({ ...by, action: "member.removed" }, now, {
        sql: `SELECT name AS subject, '' AS detail FROM members WHERE ${member}`,
        args: [key],
      }),
      auditEachStatement({ ...by, action: "invite.revoked" }, now, {
        sql: `SELECT name AS subject, '' AS detail FROM invites WHERE ${openInvites}`,
        args: [key, now],
      }),
      { sql: `SELECT name FROM members WHERE ${member}`, args: [key] },
      {
        sql: `UPDATE devices SET removed_at = ?
              WHERE removed_at IS NULL AND member_id = (SELECT id FROM members WHERE ${member})`,
        args: [now, key],
      },
      { sql: `UPDATE invites SET revoked_at = ? WHERE ${openInvites}`, args: [now, key, now] },
      { sql: `UPDATE members SET removed_at = ? WHERE ${member}`, args: [now, key] },
    ],
    "write",
  );
  const [row] = members?.rows ?? [];
  const removed = {
    name: row && String(row.name),
    devices: devices?.rowsAffected ?? 0,
    invites: invites?.rowsAffected ?? 0,
  };
  return removed.name === undefined && removed.invites === 0 ? undefined : removed;
};
