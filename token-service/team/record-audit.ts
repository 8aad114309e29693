import type { Write } from "../store/gather-writes.ts";
import { type AuditEntry, auditStatement } from "./audit-entry.ts";

/**
 * Adds a line to the audit, which nothing changes or deletes afterwards.
 *
 * @param write see `gatherWrites`
 * @param now milliseconds since 1970
 */
export const recordAudit = async (write: Write, entry: AuditEntry, now: number): Promise<void> => {
  await write(auditStatement(entry, now));
};
