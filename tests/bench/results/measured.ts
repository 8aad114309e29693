import { execFileSync } from "node:child_process";
import os from "node:os";

/** When, where and on which code a benchmark was run. */
export interface Measured {
  /** ISO 8601. */
  at: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  /** Work that was waiting for the cores already, on average over the minute before: 0 on an idle machine. */
  load: number;
  node: string;
  /** Of the code that was measured, shortened; undefined outside a git checkout. */
  commit: string | undefined;
  /** Whether the code differed from that commit. */
  isChanged: boolean;
}

const git = (...args: string[]): string | undefined => {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined; // No git, or no checkout.
  }
};

/** Looks at this machine and this checkout. What the benchmarks themselves write counts for no change. */
export const measuredNow = (): Measured => {
  const cpus = os.cpus();
  return {
    at: new Date().toISOString(),
    cpu: cpus[0]?.model.trim() ?? "unknown",
    cores: cpus.length,
    memoryGb: os.totalmem() / 1024 ** 3,
    load: os.loadavg()[0] ?? 0,
    node: process.versions.node,
    commit: git("rev-parse", "--short", "HEAD"),
    isChanged: git("status", "--porcelain", "--", ".", ":!tests/bench/RESULTS.md") !== "",
  };
};
