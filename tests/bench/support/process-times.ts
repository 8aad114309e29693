import { readFileSync } from "node:fs";

/** The kernel counts processor time in hundredths of a second (proc_pid_stat(5), sysconf(_SC_CLK_TCK)). */
const msPerTick = 10;

/** Time on a processor since a process started, in milliseconds, threads that have ended included. Linux only. */
export const cpuMsOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(afterName[11]) + Number(afterName[12])) * msPerTick;
};

/** Memory that a process shares with no other, in MB. Linux only. */
export const privateMbOf = (pid: number): number => {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].map(([, size]) =>
    Number(size),
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
};
