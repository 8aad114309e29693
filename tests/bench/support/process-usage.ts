import { readFileSync } from "node:fs";

/** What a process and everything that it started take. */
export interface ProcessUsage {
  /** Resident memory in MB; what several of the processes share counts for each of them. */
  rssMb: number;
  /** The same with what they share counted once. */
  pssMb: number;
  /** Time on a processor since they started, in milliseconds; those that have ended are left out. */
  cpuMs: number;
}

/** The kernel counts processor time in hundredths of a second (proc_pid_stat(5), sysconf(_SC_CLK_TCK)). */
const msPerTick = 10;

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // The process ended meanwhile, or this is no Linux.
  }
};

const kilobytes = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0);

const treeOf = (pid: number): number[] => {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").map(Number).filter(Boolean);
  return [pid, ...children.flatMap(treeOf)];
};

/** Looks at a process and its children in Linux’ /proc; all zero elsewhere. */
export const usageOf = (pid: number): ProcessUsage => {
  const usage = { rssMb: 0, pssMb: 0, cpuMs: 0 };
  for (const one of treeOf(pid)) {
    const stat = read(`/proc/${one}/stat`);
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    usage.cpuMs += (Number(afterName[11] ?? 0) + Number(afterName[12] ?? 0)) * msPerTick;
    const rollup = read(`/proc/${one}/smaps_rollup`);
    usage.rssMb += kilobytes(rollup, "Rss") / 1024;
    usage.pssMb += kilobytes(rollup, "Pss") / 1024;
  }
  return usage;
};
