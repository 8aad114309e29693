import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";

/**
 * Ends a child and everything that it started, at once and without asking (SIGKILL).
 *
 * @param child a process that leads its own process group (spawned with `detached: true`, as Puppeteer does)
 */
export const endProcessTree = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (process.platform === "win32") execFileSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
  else process.kill(-child.pid, "SIGKILL");
  await ended;
};
