import { readdirSync, readFileSync } from "node:fs";

/** The processes of a browser that matter here, by their ids. */
export interface BrowserProcesses {
  /** Holds every page, worker and document of the extension. */
  extension: number;
  /** Sends and gets all packets for the others. */
  network: number;
  /** All of them. */
  all: number[];
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // It ended meanwhile.
  }
};

// Chromium's zygote writes the arguments of its children with spaces between them.
const wordsOf = (pid: number): string[] => read(`/proc/${pid}/cmdline`).split(/[\0 ]/);

const groupOf = (pid: number): number => {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
};

/**
 * Finds them in Linux' /proc.
 *
 * @param leader the browser's first process, which leads their process group
 * @throws Error when they are not there: on another system, or without the extension
 */
export const browserProcesses = (leader: number): BrowserProcesses => {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === leader);
  const withArgument = (argument: string): number => {
    const found = all.find((pid) => wordsOf(pid).includes(argument));
    if (found === undefined) throw new Error(`No process of the browser has ${argument}.`);
    return found;
  };
  return {
    extension: withArgument("--extension-process"),
    network: withArgument("--utility-sub-type=network.mojom.NetworkService"),
    all,
  };
};
