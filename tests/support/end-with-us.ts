import type { ChildProcess } from "node:child_process";

/** Ends a child when this process exits without having ended it, so that a failed test leaves nothing behind. */
export const endWithUs = (child: ChildProcess): void => {
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
};
