import type { InStatement } from "@libsql/client";
import { randomSuffix } from "../callers/identity.ts";
import type { NewDevice, Whose } from "./enrolment.ts";

/**
 * The statement that makes a device a member's. It fails when there is no such member now, and when the device is or was
 * somebody's. It fails once in 10^12 as well for a suffix that another device has; a second try has another one.
 *
 * @param now milliseconds since 1970
 */
export const deviceStatement = (
  { id, publicKey, label }: NewDevice,
  now: number,
  whose: Whose,
): InStatement => ({
  sql: `INSERT INTO devices (id, member_id, suffix, public_key, label, created_at, last_seen_at)
        VALUES (?, (SELECT id FROM members WHERE removed_at IS NULL AND ${whose.sql}), ?, ?, ?, ?, ?)`,
  args: [id, ...whose.args, randomSuffix(), JSON.stringify(publicKey), label, now, now],
});
