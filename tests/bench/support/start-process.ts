import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { takesConnections } from "../../../token-service/settings/read-settings.ts";
import { endWithUs } from "../../support/end-with-us.ts";

/** A server that is measured. */
export interface MeasuredProcess {
  pid: number;
  /** Ends it politely. */
  stop(): Promise<void>;
}

const startMs = 20_000;

/**
 * Starts a server and waits until it takes connections. What it writes goes to a file: reading it here would take time from
 * the machine that is being measured.
 *
 * @param logFile made anew
 * @throws Error with what it wrote when it does not start
 */
export const startProcess = async (
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env, port, logFile }: { cwd: string; env: NodeJS.ProcessEnv; port: number; logFile: string },
): Promise<MeasuredProcess> => {
  const log = await open(logFile, "w");
  const child: ChildProcess = spawn(command, args, { cwd, env, stdio: ["ignore", log.fd, log.fd] });
  endWithUs(child);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  let isUp = true;
  ended.then(() => {
    isUp = false;
  });
  await log.close();
  const until = performance.now() + startMs;
  while (!(await takesConnections("127.0.0.1", port))) {
    if (!isUp || performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`${command} did not start:\n${await readFile(logFile, "utf8")}`);
    }
    await delay(100);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (isUp) child.kill("SIGTERM");
      await ended;
    },
  };
};
