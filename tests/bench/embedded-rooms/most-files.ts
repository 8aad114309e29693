import { readFileSync } from "node:fs";

/**
 * How many files, sockets among them, a process may have open here (proc_pid_limits(5)). Node raises its own limit to the
 * hard one as it starts. Infinity where it cannot be told.
 */
export const mostFiles = (): number => {
  try {
    const limits = readFileSync("/proc/self/limits", "utf8");
    const [, , hard] = /^Max open files\s+(\S+)\s+(\S+)/m.exec(limits) ?? [];
    return hard === undefined || hard === "unlimited" ? Number.POSITIVE_INFINITY : Number(hard);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
