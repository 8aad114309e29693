import { parseArgs } from "node:util";

/** What a run is asked to do. */
export interface BenchOptions {
  /** Names of benchmarks; all when there are none. */
  names: string[];
  quick: boolean;
}

/**
 * Reads the command line.
 *
 * @param args without Node and the script
 * @param known names of all benchmarks
 * @throws Error with a sentence for the user
 */
export const readBenchOptions = (args: string[], known: readonly string[]): BenchOptions => {
  const usage = `Usage: npm run bench -- [--quick] [${known.join("] [")}]`;
  const options = { quick: { type: "boolean", default: false } } as const;
  let parsed: { values: { quick: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // What follows in Node’s message is about words that begin with a dash.
    const [sentence] = (error as Error).message.split(/\.\s/);
    throw new Error(`${sentence}. ${usage}`);
  }
  const unknown = parsed.positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no benchmark “${unknown}”. ${usage}`);
  return { names: parsed.positionals, quick: parsed.values.quick };
};
