import type { ChildProcess } from "node:child_process";

const children = new Set<ChildProcess>();

const endChildren = (): void => {
  for (const child of children) child.kill("SIGKILL");
};

/** Ends a child when this process exits without having ended it, so that a failed test leaves nothing behind. */
export const endWithUs = (child: ChildProcess): void => {
  // One listener for all of them: from the eleventh on Node takes listeners for a leak.
  if (children.size === 0) process.once("exit", endChildren);
  children.add(child);
  child.once("exit", () => {
    children.delete(child);
    if (children.size === 0) process.off("exit", endChildren);
  });
};
