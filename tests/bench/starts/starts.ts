import { fileURLToPath } from "node:url";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import type { HandRequest } from "../../../extension/core/hands.ts";
import { maxKept } from "../../../extension/shared/limits.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { median, percentile } from "../results/percentile.ts";
import type { Cell } from "../results/table.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { plainBrowser } from "./plain-browser.ts";
import { type CoreStart, timeCore } from "./time-core.ts";
import { timeWorkers } from "./time-worker.ts";

const bare = fileURLToPath(new URL("bare", import.meta.url));
const message: HandRequest = { hand: "signInRedirect", data: undefined };

const notes = [
  "A page of the extension sends its worker a message that the worker answers without asking anybody, once while it sleeps and once while it is awake; beside it stands a worker of two lines that answers any message. The browser observes neither.",
  "The core is ended as the browser may do it, and a page has it opened again; the time runs until the core has told that page its settings, which it does once all that it keeps is loaded. It joins no room here.",
];

const workerRow = (name: string, times: readonly number[]): Cell[] => [
  name,
  median(times),
  percentile(times, 90),
  Math.min(...times),
];

const coreRow = ({ kept: { received, sent }, ms, heapMb }: CoreStart): Cell[] => [
  `${received.toLocaleString("en")} received, ${sent.toLocaleString("en")} sent`,
  median(ms),
  Math.max(...ms),
  heapMb,
];

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const dist = await buildWhenChanged();
  const browser = await plainBrowser();
  try {
    const rounds = quick ? 8 : 30;
    const { ours, floor } = await timeWorkers(browser, { dist, bare, message }, rounds);
    say("now the core");
    const cores: CoreStart[] = [];
    for (const many of [0, 300, 1_000, maxKept / 10, maxKept]) {
      cores.push(await timeCore(browser, dist, { received: many, sent: many }, quick ? 3 : 10));
      say(`with ${many} pings each way it has started`);
    }
    return {
      notes,
      tables: [
        {
          title: "From a message to the worker's answer",
          columns: ["", "median, ms", "p90, ms", "fastest, ms"],
          rows: [
            workerRow("Pingroom's worker, asleep", ours.asleep),
            workerRow("a bare worker, asleep", floor.asleep),
            workerRow("Pingroom's worker, awake", ours.awake),
            workerRow("a bare worker, awake", floor.awake),
          ],
        },
        {
          title: "A start of the core",
          columns: ["", "median, ms", "slowest, ms", "JavaScript heap, MB"],
          rows: cores.map(coreRow),
        },
      ],
      goals: [],
      versions: await browserVersions(browser),
    };
  } finally {
    await browser.close();
  }
};

/** How soon the worker answers an event, and how soon the core is there. */
export const starts: Benchmark = { name: "starts", title: "Starts of the worker and of the core", run };
