import type { Write } from "../store/writer.ts";
import type { AuditAction, AuditOrigin } from "./audit-entry.ts";

/** Something that happens to the same people over and over: a token given out, or refused. */
export interface AuditCount extends AuditOrigin {
  action: AuditAction;
  /** Who counts as one: a member's identity, or a guest's name, since a guest may come under a new identity each time. */
  who: string;
  /** The whole identity, or the name where there is none. */
  subject: string;
  /** A room, or why it was refused. */
  what: string;
  /** When the token ends, in milliseconds since 1970; undefined where there is none. */
  until?: number;
}

const dayMs = 86_400_000;

// Guests choose names and rooms, and IPv6 gives them networks. Beyond so many lines they are counted together.
const mostOfNetwork = 100;
const mostOfDay = 1_000;

const key = "day, actor, address, action, who, what";

// Most often there is the line already, and this costs a fifth of the other.
const oneMore = `
  UPDATE audit_counts SET count = count + 1, subject = ?7, until = MAX(until, ?8), last_at = MAX(last_at, ?9)
  WHERE day = ?1 AND actor = ?2 AND address = ?3 AND action = ?4 AND who = ?5 AND what = ?6`;

const newLine = `
  WITH
    lines AS (
      SELECT COUNT(*) AS ofDay, COALESCE(SUM(address = ?3), 0) AS ofNetwork,
        COALESCE(MAX(address = ?3 AND action = ?4 AND who = ?5 AND what = ?6), 0) AS isKnown
      FROM audit_counts WHERE day = ?1 AND actor = ?2
    ),
    place AS (
      SELECT isKnown OR ofDay < ${mostOfDay} AS hasNetwork,
        isKnown OR (ofDay < ${mostOfDay} AND ofNetwork < ${mostOfNetwork}) AS hasName
      FROM lines
    ),
    placed AS (
      SELECT ?1 AS day, ?2 AS actor, IIF(hasNetwork, ?3, '') AS address, ?4 AS action,
        IIF(hasName, ?5, '') AS who, IIF(hasName, ?6, '') AS what, IIF(hasName, ?7, '') AS subject
      FROM place
    )
  INSERT INTO audit_counts (${key}, subject, until, count, first_at, last_at)
  SELECT ${key}, placed.subject, ?8, COALESCE(known.count, 0) + 1, COALESCE(known.first_at, ?9), ?9
  FROM placed LEFT JOIN audit_counts AS known USING (${key}) WHERE true
  ON CONFLICT (${key}) DO UPDATE SET count = excluded.count, subject = excluded.subject,
    until = MAX(until, excluded.until), last_at = MAX(last_at, excluded.last_at)`;

/**
 * Counts an event in the audit: one line for each day, actor, network, person and room.
 *
 * A day has at most 1,000 lines for one actor (all guests are one) and 100 for one network. The audit counts later ones
 * without their name, or without their network.
 *
 * @param write see `gatherWrites`
 * @param now milliseconds since 1970
 */
export const countAudit = async (
  write: Write,
  { actor, address, action, who, subject, what, until }: AuditCount,
  now: number,
): Promise<void> => {
  const day = Math.floor(now / dayMs);
  const args = [day, actor, address, action, who, what, subject, until ?? null, now];
  const { rowsAffected } = await write({ sql: oneMore, args });
  if (rowsAffected === 0) await write({ sql: newLine, args });
};
