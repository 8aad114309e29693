import { spawnSync } from "node:child_process";

/** The ways to get a network of one's own, for root and for others. */
const ways = [
  ["unshare", "--net"],
  ["unshare", "--user", "--map-root-user", "--net"],
];

/** Brings up loopback, the only interface there, and becomes the command that follows. */
const withLoopback = ["--", "sh", "-c", 'PATH="$PATH:/usr/sbin:/sbin"; ip link set lo up && exec "$@"', "sh"];

const works = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

/**
 * Finds out how to run a command where there is no network but loopback, so that no test can reach further.
 *
 * @param platform Node's name of the operating system
 * @param runs whether a command ends well; for tests
 * @returns what to put before the command; undefined when this system cannot do it
 */
export const networkNamespace = (
  platform: NodeJS.Platform = process.platform,
  runs = works,
): string[] | undefined =>
  platform === "linux"
    ? ways
        .map((way) => [...way, ...withLoopback])
        .find(([command = "", ...args]) => runs(command, [...args, "true"]))
    : undefined;
