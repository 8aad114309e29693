import type { InStatement } from "@libsql/client";
import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import { type AuditOrigin, auditEachStatement } from "./audit-entry.ts";
import type { MemberCondition } from "./enrolment.ts";
import { type Grant, grantsText } from "./grants.ts";
import { refuseLookalikeRooms } from "./lookalike-room.ts";
import { storedNameKey } from "./stored-name-key.ts";

/** The statements that give grants to a member, or to nobody when there is no such member now. */
export const grantStatements = (grants: readonly Grant[], whose: MemberCondition): InStatement[] =>
  grants.map(({ room, role }, position) => ({
    sql: `INSERT INTO grants (member_id, room, role, position)
          SELECT id, ?, ?, ? FROM members WHERE removed_at IS NULL AND ${whose.sql}`,
    args: [room, role, position, ...whose.args],
  }));

/**
 * The same for a member who has grants, which these replace. Until the last access token ends that was given out for the
 * former ones, they are enforced again and again.
 */
export const replacingGrantStatements = (grants: readonly Grant[], whose: MemberCondition): InStatement[] => [
  {
    sql: `UPDATE members
          SET enforce_until = (SELECT MAX(token_expires_at) FROM devices WHERE member_id = members.id)
          WHERE removed_at IS NULL AND ${whose.sql}`,
    args: whose.args,
  },
  {
    sql: `DELETE FROM grants
          WHERE member_id = (SELECT id FROM members WHERE removed_at IS NULL AND ${whose.sql})`,
    args: whose.args,
  },
  ...grantStatements(grants, whose),
];

/** Says that nobody has a name. */
export const memberUnknown = (name: string): ApiError =>
  new ApiError(
    404,
    "member_unknown",
    `There is no member "${name}"; the list of members shows who there is.`,
  );

/**
 * Gives a member other rooms and roles than they had. A running service puts their devices out of rooms where they have
 * lost their role, and lets them come back in a new one.
 *
 * @param name in any spelling that looks the same; the exact one counts first
 * @param now milliseconds since 1970
 * @returns the member's name as teammates know it
 * @throws ApiError 409 `room_taken` when a room looks like another one, 404 `member_unknown`
 */
export const changeGrants = async (
  store: Store,
  name: string,
  grants: readonly Grant[],
  by: AuditOrigin,
  now: number,
): Promise<string> => {
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
  if (!row) throw memberUnknown(name);
  return String(row.name);
};
