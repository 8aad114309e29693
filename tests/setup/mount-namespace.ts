import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

/** How a process gets mounts of its own, as arguments of `unshare`, and how others enter them, as arguments of `nsenter`. */
export interface MountNamespace {
  readonly own: readonly string[];
  readonly enter: readonly string[];
}

/** The ways for root and for others. */
const ways: readonly MountNamespace[] = [
  { own: ["--mount"], enter: ["--mount"] },
  {
    own: ["--user", "--map-root-user", "--mount"],
    enter: ["--user", "--preserve-credentials", "--mount"],
  },
];

const trying = 'PATH="$PATH:/usr/sbin:/sbin"; command -v nsenter && mount -t tmpfs tmpfs "$1"';

const works = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

/**
 * Finds out how to mount a file system that a single browser sees, so that its disk alone is full.
 *
 * @param platform Node's name of the operating system
 * @param runs whether a command ends well; for tests
 * @returns undefined when this system cannot do it
 */
export const mountNamespace = (
  platform: NodeJS.Platform = process.platform,
  runs = works,
): MountNamespace | undefined =>
  platform === "linux"
    ? ways.find(({ own }) => runs("unshare", [...own, "sh", "-c", trying, "sh", tmpdir()]))
    : undefined;
