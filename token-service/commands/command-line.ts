import type { By } from "../team/audit-entry.ts";

/** Who types commands, for the audit: whoever can open the store. */
export const commandLine: By = { actor: "admin", address: "command line" };
