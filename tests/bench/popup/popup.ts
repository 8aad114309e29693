import { rm } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { askCore, untilValue } from "../../browser/support/core-values.ts";
import { launchExtension } from "../../support/launch-extension.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { median, percentile } from "../results/percentile.ts";
import type { Cell } from "../results/table.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { type Kept, layPings } from "../support/lay-pings.ts";
import { barePage, observedBuild, popupPage } from "./observed-build.ts";
import { popupNotes } from "./popup-notes.ts";
import { type Opening, timeOpening } from "./time-opening.ts";

/** Above a bare page, in milliseconds. */
const wantedMs = 20;
const room = "ping-room";
const teammates = 12;
const full: Kept = { received: 1_000, sent: 500 };

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

const untilAllAreHere = (page: Page): Promise<unknown> =>
  untilValue(page, "connections", ({ [room]: connection }) =>
    Boolean(connection && "participants" in connection && connection.participants.length === teammates),
  );

/** Fills a room, lets a browser join it, and opens its popup and a bare page by turns. */
const measure = async ({ quick, say }: RunOptions, dist: string, ends: (() => Promise<unknown>)[]) => {
  const site = await serveCrowd();
  ends.push(site.close);
  const service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  ends.push(service.stop);
  const crowd = await openCrowd(site.origin);
  ends.push(crowd.close);
  await crowd.enter({ service: service.url, room, count: teammates });
  const extension = await launchExtension({ dist });
  ends.push(extension.close);
  const over = await extension.blank();
  await askCore(over, "changeSettings", { serviceUrl: service.url, name: "Ana Lima", room });
  const pairs = async (what: string): Promise<Pair[]> => {
    await untilAllAreHere(over);
    const found: Pair[] = [];
    for (let n = quick ? 10 : 50; n > 0; n -= 1) {
      const bare = await timeOpening(extension, over, barePage);
      found.push({ bare, popup: await timeOpening(extension, over, popupPage) });
    }
    say(`${what}: ready ${median(overBare(found)).toFixed(1)} ms after a bare page`);
    return found;
  };
  await over.bringToFront();
  const without = await pairs("no pings");
  await layPings(over, full);
  const many = await pairs("full lists");
  return { without, many, versions: await browserVersions(extension.browser) };
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const dist = await observedBuild(await buildWhenChanged());
  const ends: (() => Promise<unknown>)[] = [() => rm(dist, { recursive: true, force: true })];
  try {
    const { versions, without, many } = await measure(options, dist, ends);
    const bare = [...without, ...many].map((pair) => pair.bare);
    const rowsOf = (name: string, pairs: Pair[]) =>
      rowOf(
        name,
        pairs.map(({ popup }) => popup),
        overBare(pairs),
      );
    const goalOf = (what: string, pairs: Pair[]) => ({
      what: `popup ready above a bare page, ${what}, median`,
      bound: "at most" as const,
      wanted: wantedMs,
      reached: median(overBare(pairs)),
      unit: " ms",
    });
    return {
      notes: popupNotes(teammates, full),
      tables: [
        {
          title: "From opening to ready",
          columns: ["", "ready, ms", "p99, ms", "over the bare page, ms", "drawn, ms", "p99, ms"],
          rows: [
            rowOf("bare page", bare),
            rowsOf("popup, no pings", without),
            rowsOf("popup, full lists", many),
          ],
        },
      ],
      goals: [goalOf("no pings", without), goalOf("full lists", many)],
      versions,
    };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
};

/** How soon one can ping after a click on the toolbar icon. */
export const popup: Benchmark = { name: "popup", title: "Opening the popup", run };
