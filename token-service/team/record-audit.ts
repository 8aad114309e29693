import type { Store } from "../store/open-store.ts";
import { type AuditEntry, auditStatement } from "./audit-entry.ts";

/**
 * Adds a line to the audit, which nothing changes or deletes afterwards.
 *
 * @param now milliseconds since 1970
 */
export const recordAudit = async (store: Store, entry: AuditEntry, now: number): Promise<void> => {
  await store.execute(auditStatement(entry, now));
};
