import type { ChildProcess } from "node:child_process";

export interface ChildOutput {
  /** Standard output and standard error so far, in the order they came. */
  readonly text: string;
  /**
   * Resolves when the output holds `words`.
   *
   * @throws Error with the whole output when the child ends first
   */
  waitFor(words: string): Promise<void>;
  /** The same for any condition on the output; it is asked again whenever the child has written something. */
  until(isMet: () => boolean, description?: string): Promise<void>;
}

/**
 * Collects what a child process writes.
 *
 * @param name what to call the child in an error message
 */
export const outputOf = (child: ChildProcess, name: string): ChildOutput => {
  let text = "";
  let ended: string | undefined;
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watcher of watchers) watcher();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      wake();
    });
  }
  child.on("error", (error) => {
    ended = `${name} did not start: ${error.message}`;
    wake();
  });
  child.on("close", (code, signal) => {
    ended ??= `${name} ended (${signal ?? `exit code ${code}`})`;
    wake();
  });
  const until: ChildOutput["until"] = (isMet, description = "it wrote what was expected") =>
    new Promise((resolve, reject) => {
      const check = () => {
        const met = isMet();
        if (!met && ended === undefined) return;
        watchers.delete(check);
        if (met) resolve();
        else reject(new Error(`${ended} before ${description}. Its output:\n${text}`));
      };
      watchers.add(check);
      check();
    });
  return {
    get text() {
      return text;
    },
    waitFor: (words) => until(() => text.includes(words), `it wrote "${words}"`),
    until,
  };
};
