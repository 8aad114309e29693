import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import { memberPerson } from "./identity.ts";
import { type MemberDevice, memberDevice, memberDeviceColumns } from "./list-members.ts";
import { storedNameKey } from "./stored-name-key.ts";

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

const device = "devices d JOIN members m ON m.id = d.member_id WHERE d.removed_at IS NULL AND d.id = ?";

/**
 * Removes one device of a member; the others stay.
 *
 * @param id RFC 7638 thumbprint of the device's public key
 * @param now milliseconds since 1970
 * @returns undefined when there is no such device any more
 */
export const removeDevice = async (
  store: Store,
  id: string,
  by: AuditOrigin,
  now: number,
): Promise<MemberDevice | undefined> => {
  const [, devices] = await store.batch(
    [
      auditEachStatement({ ...by, action: "device.removed" }, now, {
        sql: `SELECT m.name AS subject, d.label AS detail FROM ${device}`,
        args: [id],
      }),
      { sql: `SELECT ${memberDeviceColumns} FROM ${device}`, args: [id] },
      { sql: "UPDATE devices SET removed_at = ? WHERE removed_at IS NULL AND id = ?", args: [now, id] },
    ],
    "write",
  );
  const [row] = devices?.rows ?? [];
  return row && v.parse(memberDevice, row);
};

// So long a browser may be off and still hear of all of them.
const toldMs = 92 * 24 * 3_600_000;
const mostTold = 500;

/**
 * The members who were removed lately, so that nothing waits for them any longer; those removed last first.
 *
 * @param now milliseconds since 1970
 * @returns as identities have them, see `memberPerson`
 */
export const removedPersons = async (store: Store, now: number): Promise<string[]> => {
  const { rows } = await store.execute({
    sql: "SELECT id FROM members WHERE removed_at > ? ORDER BY removed_at DESC LIMIT ?",
    args: [now - toldMs, mostTold],
  });
  return rows.map(({ id }) => memberPerson(String(id)));
};
