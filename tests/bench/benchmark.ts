import type { Goal } from "./results/goal.ts";
import type { Table } from "./results/table.ts";

/** How a benchmark is to be run. */
export interface RunOptions {
  /** Short rounds: enough to see that it works, too few for figures that one quotes. */
  quick: boolean;
  /** Tells what is going on. */
  say: (line: string) => void;
}

/** What a benchmark found. */
export interface Outcome {
  /** What was measured, how, and what the figures leave out: sentences, in the order of reading. */
  notes: string[];
  tables: Table[];
  goals: Goal[];
  /** What took part besides Node, for instance "gunicorn": "20.1.0". */
  versions: Record<string, string>;
}

/** One benchmark. Each of its figures that compares compares within this run, on this machine. */
export interface Benchmark {
  /** What it is called on the command line, and the name of its folder. */
  name: string;
  /** Its heading in RESULTS.md. */
  title: string;
  /** Left out unless it is named on the command line, as it takes so long. */
  onlyIfNamed?: boolean;
  /** @throws Error with a sentence for the user when it cannot be run here */
  run(options: RunOptions): Promise<Outcome>;
}
