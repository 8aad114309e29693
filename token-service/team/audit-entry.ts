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
  "grants.changed",
]);

/** See {@link auditAction}. */
export type AuditAction = v.InferOutput<typeof auditAction>;

/** Who did something, and from where. */
export interface AuditOrigin {
  /** A member's name, `admin`, `guest` or `service`. */
  actor: string;
  /** A network address, or `command line`. */
  address: string;
}

/** One line of the audit. It never holds a token, a secret or the text of a ping. */
export interface AuditEntry extends AuditOrigin {
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

/**
 * The same with an entry for each row of a query, which names their `subject` and `detail`.
 *
 * @param now milliseconds since 1970
 */
export const auditEachStatement = (
  { actor, action, address }: Omit<AuditEntry, "subject" | "detail">,
  now: number,
  each: { sql: string; args: (string | number)[] },
): InStatement => ({
  sql: `INSERT INTO audit (at, actor, action, address, subject, detail)
        SELECT ?, ?, ?, ?, subject, detail FROM (${each.sql})`,
  args: [now, actor, action, address, ...each.args],
});

/** The admin who types commands, for the audit: everybody who can open the store. */
export const commandLine: AuditOrigin = { actor: "admin", address: "command line" };
