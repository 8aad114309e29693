import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds on a processor so far, by the name of the thread; threads of one name together. */
export type ThreadTimes = ReadonlyMap<string, number>;

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // The thread ended meanwhile.
  }
};

/** Reads them from Linux' /proc, which counts in nanoseconds here; threads that have ended are left out. */
export const threadTimes = (pid: number): ThreadTimes => {
  const times = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const name = read(`/proc/${pid}/task/${thread}/comm`).trim();
    const [nanoseconds] = read(`/proc/${pid}/task/${thread}/schedstat`).split(" ");
    times.set(name, (times.get(name) ?? 0) + Number(nanoseconds ?? 0) / 1e6);
  }
  return times;
};

/** What passed between two readings, the most first. */
export const spentBetween = (before: ThreadTimes, after: ThreadTimes): [name: string, ms: number][] =>
  [...after]
    .map(([name, ms]): [string, number] => [name, ms - (before.get(name) ?? 0)])
    .sort(([, one], [, other]) => other - one);
