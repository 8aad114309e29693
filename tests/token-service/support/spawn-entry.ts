import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endWithUs } from "../../support/end-with-us.ts";
import { outputOf } from "../../support/output-of.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/**
 * Runs an entry file of the token service to its end, in a folder of its own so that no `.env` is read.
 *
 * @param entry such as "server.ts"
 * @param env the only variables of the service that are set
 * @returns its exit code, all that it wrote, and what of it went to standard output and to standard error
 */
export const spawnEntry = async (
  entry: string,
  cwd: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<{ code: number | null; output: string; result: string; problems: string }> => {
  const file = fileURLToPath(new URL(`../../../token-service/${entry}`, import.meta.url));
  const child = spawn(process.execPath, ["--import", tsx, file, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithUs(child);
  const output = outputOf(child, entry);
  let [result, problems] = ["", ""];
  child.stdout.on("data", (chunk: string) => {
    result += chunk;
  });
  child.stderr.on("data", (chunk: string) => {
    problems += chunk;
  });
  const [code] = await once(child, "close");
  return { code, output: output.text, result, problems };
};
