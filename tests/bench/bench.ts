// `npm run bench`: measures, and writes RESULTS.md beside this file. Names choose: `npm run bench -- token-service size`.
// With `--quick` it measures briefly, shows what it found, and writes nothing.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readBenchOptions } from "./bench-options.ts";
import type { Benchmark } from "./benchmark.ts";
import { benchmarks } from "./benchmarks.ts";
import type { Finding } from "./results/finding.ts";
import { keepFinding, keptFindings } from "./results/findings-folder.ts";
import { measuredNow } from "./results/measured.ts";
import { renderResults } from "./results/render-results.ts";

const resultsFile = fileURLToPath(new URL("RESULTS.md", import.meta.url));
const known = benchmarks.map(({ name }) => name);

const findingOf = async ({ name, title, run }: Benchmark, quick: boolean): Promise<Finding> => {
  console.log(`\n${title} …`);
  const measured = measuredNow();
  const outcome = await run({ quick, say: (line) => console.log(`  ${line}`) });
  return { benchmark: name, title, measured, outcome };
};

/** @returns whether every benchmark could be run */
const bench = async ({ names, quick }: ReturnType<typeof readBenchOptions>): Promise<boolean> => {
  const chosen = benchmarks.filter(({ name, onlyIfNamed = false }) =>
    names.length === 0 ? !onlyIfNamed : names.includes(name),
  );
  const found: Finding[] = [];
  let allRan = true;
  for (const benchmark of chosen) {
    try {
      const finding = await findingOf(benchmark, quick);
      found.push(finding);
      if (!quick) await keepFinding(finding);
    } catch (error) {
      allRan = false;
      console.error(`  Left out: ${(error as Error).message}`);
    }
  }
  console.log(`\n${renderResults(found)}`);
  if (quick) console.log("Those were short rounds, so nothing was written.");
  else await writeFile(resultsFile, renderResults(await keptFindings(known)));
  return allRan;
};

let options: ReturnType<typeof readBenchOptions>;
try {
  options = readBenchOptions(process.argv.slice(2), known);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
process.exitCode = (await bench(options)) ? 0 : 1;
