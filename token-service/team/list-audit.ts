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

const countedRow = v.object({
  ...auditRow.entries,
  until: v.nullable(v.number()),
  count: v.number(),
  firstAt: v.number(),
});

/**
 * An entry of the audit, or the events that a day has counted as one. `at` is the time of the latest in milliseconds since
 * 1970; the id is 0 for counted events.
 */
export type AuditRow = v.InferOutput<typeof auditRow>;

// Names, rooms and addresses never begin with a bracket.
const newest = `
  SELECT * FROM (
    SELECT id, at, actor, action, subject, detail, address, NULL AS until, 1 AS count, at AS firstAt
    FROM audit ORDER BY id DESC LIMIT ?1
  )
  UNION ALL SELECT * FROM (
    SELECT 0, last_at, actor, action, IIF(subject = '', '(several people)', subject),
      IIF(what = '', '(several rooms)', what), IIF(address = '', '(several networks)', address),
      until, count, first_at
    FROM audit_counts WHERE day >= (
      SELECT COALESCE(MIN(day), 0) FROM (SELECT day FROM audit_counts ORDER BY day DESC LIMIT ?1)
    )
  )
  ORDER BY at DESC, id DESC LIMIT ?1`;

const toAuditRow = ({ until, count, firstAt, ...row }: v.InferOutput<typeof countedRow>): AuditRow => {
  const time = (ms: number): string => new Date(ms).toISOString();
  const ends = until === null ? "" : ` until ${time(until)}`;
  const times = count === 1 ? "" : `, ${count} times since ${time(firstAt)}`;
  return { ...row, detail: row.detail + ends + times };
};

/**
 * The newest lines of the audit, oldest first.
 *
 * @param last how many at most
 */
export const listAudit = async (store: Store, last: number): Promise<AuditRow[]> => {
  const { rows } = await store.execute({ sql: newest, args: [last] });
  return rows.map((row) => toAuditRow(v.parse(countedRow, row))).reverse();
};
