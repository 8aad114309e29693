import { spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command on this terminal and passes on the signals that end us, so that it never outlives us.
 *
 * @param command the program and its arguments
 * @param env all its environment variables
 * @returns its exit code; 128 and the signal's number when a signal ended it, as shells count
 */
export const runToEnd = async (command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const [program = "", ...args] = command;
  // A process group of its own, so that a signal reaches the command's children as well, vitest's workers for one.
  const isGroup = process.platform !== "win32";
  const child = spawn(program, args, { env, stdio: "inherit", detached: isGroup });
  let asked: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    asked = signal;
    if (child.pid !== undefined) process.kill(isGroup ? -child.pid : child.pid, signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  for (const each of signals) process.off(each, passOn);
  const endedBy = signal ?? asked;
  return endedBy ? 128 + os.constants.signals[endedBy] : (code ?? 1);
};
