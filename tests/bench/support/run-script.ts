import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endWithUs } from "../../support/end-with-us.ts";

/** How to run TypeScript with Node: arguments before the script. */
export const tsx: readonly string[] = [
  "--import",
  pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
];

/**
 * Runs a script of the benchmarks as a process of its own, so that what it does takes no time of those it measures.
 *
 * @param script such as `new URL("load.ts", import.meta.url)`
 * @param input passed as JSON in its one argument
 * @returns what it wrote as its last line, JSON that is believed to be an Output
 */
export const runScript = async <Output>(script: URL, input: unknown): Promise<Output> => {
  const child = spawn(process.execPath, [...tsx, fileURLToPath(script), JSON.stringify(input)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWithUs(child);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${script.pathname} ended with exit code ${code}.`);
  return JSON.parse(text.trim().split("\n").at(-1) ?? "") as Output;
};
