import { rm } from "node:fs/promises";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { shownPopup } from "../../browser/support/shown-popup.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { median, percentile } from "../results/percentile.ts";
import type { Cell } from "../results/table.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { barePage, observedBuild, popupPage } from "./observed-build.ts";
import { popupNotes } from "./popup-notes.ts";
import { aTeam, aThousandPings } from "./shown.ts";
import { type Opening, timeOpening } from "./time-opening.ts";

const wantedMs = 50;

interface Pair {
  bare: Opening;
  popup: Opening;
}

const rowOf = (name: string, openings: readonly Opening[], differences?: readonly number[]): Cell[] => {
  const ready = openings.map((each) => each.ready);
  const drawn = openings.map((each) => each.drawn);
  const over = differences ? median(differences) : null;
  return [name, median(ready), percentile(ready, 99), over, median(drawn), percentile(drawn, 99)];
};

const overBare = (pairs: readonly Pair[]): number[] =>
  pairs.map(({ bare, popup }) => popup.ready - bare.ready);

const measure = async ({ quick, say }: RunOptions, dist: string) => {
  const shown = await shownPopup(aTeam, { dist });
  try {
    const { extension, page: over } = shown;
    await over.waitForFunction(async () => (await chrome.storage.session.get("sound")).sound !== undefined);
    const pairs = async (what: string): Promise<Pair[]> => {
      const found: Pair[] = [];
      for (let n = quick ? 10 : 50; n > 0; n -= 1) {
        const bare = await timeOpening(extension, over, barePage);
        found.push({ bare, popup: await timeOpening(extension, over, popupPage) });
      }
      say(`${what}: ready ${median(overBare(found)).toFixed(1)} ms after a bare page`);
      return found;
    };
    await over.goto(`chrome-extension://${extension.id}/manifest.json`);
    const without = await pairs("no pings");
    await shown.show(aThousandPings());
    const full = await pairs("1,000 pings");
    return { empty: without, full, versions: await browserVersions(extension.browser) };
  } finally {
    await shown.extension.close();
  }
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const dist = await observedBuild(await buildWhenChanged());
  try {
    const { versions, ...pairs } = await measure(options, dist);
    const bare = [...pairs.empty, ...pairs.full].map((pair) => pair.bare);
    const goalOf = (what: string, of: Pair[]) => ({
      what: `popup ready, ${what}, median`,
      bound: "at most" as const,
      wanted: wantedMs,
      reached: median(of.map(({ popup }) => popup.ready)),
      unit: " ms",
    });
    return {
      notes: popupNotes(median(bare.map(({ ready }) => ready)), wantedMs),
      tables: [
        {
          title: "From opening to ready",
          columns: ["", "ready, ms", "p99, ms", "over the bare page, ms", "drawn, ms", "p99, ms"],
          rows: [
            rowOf("bare page", bare),
            rowOf(
              "popup, no pings",
              pairs.empty.map(({ popup }) => popup),
              overBare(pairs.empty),
            ),
            rowOf(
              "popup, 1,000 pings",
              pairs.full.map(({ popup }) => popup),
              overBare(pairs.full),
            ),
          ],
        },
      ],
      goals: [goalOf("no pings", pairs.empty), goalOf("1,000 pings", pairs.full)],
      versions,
    };
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
};

/** How soon one can ping after a click on the toolbar icon. */
export const popup: Benchmark = { name: "popup", title: "Opening the popup", run };
