import type { InStatement } from "@libsql/client";
import type { MemberCondition, NewDevice } from "./enrolment.ts";

/**
 * The statement that makes a device a member's. It fails when there is no such member now, and when the device is or was
 * somebody's.
 *
 * @param now milliseconds since 1970
 */
export const deviceStatement = (
  { id, publicKey, label }: NewDevice,
  now: number,
  whose: MemberCondition,
): InStatement => ({
  sql: `INSERT INTO devices (id, member_id, public_key, label, created_at, last_seen_at)
        VALUES (?, (SELECT id FROM members WHERE removed_at IS NULL AND ${whose.sql}), ?, ?, ?, ?)`,
  args: [id, ...whose.args, JSON.stringify(publicKey), label, now, now],
});
