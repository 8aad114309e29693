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
  const child = spawn(program, args, { env, stdio: "inherit" });
  let asked: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    asked = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  for (const each of signals) process.off(each, passOn);
  const endedBy = signal ?? asked;
  return endedBy ? 128 + os.constants.signals[endedBy] : (code ?? 1);
};
