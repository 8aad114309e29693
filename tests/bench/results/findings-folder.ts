import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { type Finding, findingSchema } from "./finding.ts";

/** Beside RESULTS.md and not committed: what each benchmark found when it last ran. */
const usualFolder = fileURLToPath(new URL("../.findings/", import.meta.url));

const fileOf = (folder: string, benchmark: string): string => path.join(folder, `${benchmark}.json`);

/** Keeps what a benchmark found, in place of what it found before. */
export const keepFinding = async (finding: Finding, folder = usualFolder): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, finding.benchmark), `${JSON.stringify(finding, null, 2)}\n`);
};

/**
 * What these benchmarks found when they last ran, in this order; one that never ran is left out.
 *
 * @throws Error for a file that is damaged
 */
export const keptFindings = async (
  benchmarks: readonly string[],
  folder = usualFolder,
): Promise<Finding[]> => {
  const found: Finding[] = [];
  for (const benchmark of benchmarks) {
    const text = await readFile(fileOf(folder, benchmark), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    if (text !== undefined) found.push(v.parse(findingSchema, JSON.parse(text)));
  }
  return found;
};
