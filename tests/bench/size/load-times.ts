/** An event of a trace, as far as it is read here (Trace Event Format; times in microseconds). */
export interface TraceEvent {
  name: string;
  dur?: number;
  args?: { data?: { url?: string } };
}

/** What the scripts of a page cost as it loads, in milliseconds. */
export interface LoadTimes {
  /** Reading and compiling, on whichever thread; close to none where the browser has kept what it compiled before. */
  parse: number;
  /** Running them for the first time, compiling what is called meanwhile with it. */
  run: number;
}

const parses = new Set(["v8.parseOnBackground", "v8.compile", "v8.compileModule"]);
const runs = new Set(["v8.evaluateModule", "EvaluateScript"]);

/** Adds up what a trace with the categories `v8` and `devtools.timeline` says of scripts. */
export const loadTimes = (events: readonly TraceEvent[]): LoadTimes => {
  const times = { parse: 0, run: 0 };
  for (const { name, dur = 0 } of events) {
    if (parses.has(name)) times.parse += dur / 1000;
    if (runs.has(name)) times.run += dur / 1000;
  }
  return times;
};
