import type { InStatement } from "@libsql/client";
import type { MemberCondition } from "./enrolment.ts";
import type { Grant } from "./grant.ts";

/** What a new member may enter when nobody has said. */
export const usualGrants: readonly Grant[] = [{ room: "ping-room", role: "both" }];

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
