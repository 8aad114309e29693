import * as v from "valibot";
import type { Store } from "../store/open-store.ts";
import { auditAction } from "./audit-entry.ts";

const auditRow = v.object({
  id: v.number(),
  at: v.number(),
  actor: v.string(),
  action: auditAction,
  subject: v.string(),
  detail: v.string(),
  address: v.string(),
});

/** An entry of the audit as it is kept; `at` in milliseconds since 1970. */
export type AuditRow = v.InferOutput<typeof auditRow>;

/**
 * The newest lines of the audit, oldest first.
 *
 * @param last how many at most
 */
export const listAudit = async (store: Store, last: number): Promise<AuditRow[]> => {
  const { rows } = await store.execute({
    sql: "SELECT id, at, actor, action, subject, detail, address FROM audit ORDER BY id DESC LIMIT ?",
    args: [last],
  });
  return rows.map((row) => v.parse(auditRow, row)).reverse();
};
