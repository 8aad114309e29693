import type { AuditOrigin } from "../team/audit-entry.ts";

/** Who types commands, for the audit: whoever can open the store. */
export const commandLine: AuditOrigin = { actor: "admin", address: "command line" };
