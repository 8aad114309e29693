import type { InStatement } from "@libsql/client";
import * as v from "valibot";

/** What the audit knows of. */
export const auditAction = v.picklist([
  "invite.created",
  "invite.redeemed",
  "invite.revoked",
  "device.enrolled",
  "token.minted",
  "token.refused",
  "member.removed",
  "device.removed",
  "participant.removed",
]);

/** See {@link auditAction}. */
export type AuditAction = v.InferOutput<typeof auditAction>;

/** Who did something, and from where. */
export interface By {
  /** A member's name, `admin`, `guest` or `service`. */
  actor: string;
  /** A network address, or `command line`. */
  address: string;
}

/** One line of the audit. It never holds a token, a secret or the text of a ping. */
export interface AuditEntry extends By {
  action: AuditAction;
  /** What it was done to: a member's name, an identity, a room. */
  subject: string;
  detail?: string;
}

/**
 * The statement that adds an entry, for the batch that does what the entry tells of.
 *
 * @param now milliseconds since 1970
 */
export const auditStatement = (
  { actor, action, subject, detail = "", address }: AuditEntry,
  now: number,
): InStatement => ({
  sql: "INSERT INTO audit (at, actor, action, subject, detail, address) VALUES (?, ?, ?, ?, ?, ?)",
  args: [now, actor, action, subject, detail, address],
});
