import { setTimeout as delay } from "node:timers/promises";
import { twoPeople } from "../../../browser/support/two-people.ts";
import { removeFolder } from "../../../support/browser-profile.ts";
import { median, percentile } from "../../results/percentile.ts";
import type { Cell, Table } from "../../results/table.ts";
import { clockDifference } from "../clock.ts";
import { installedFor, openPingroom } from "../contestants/pingroom.ts";
import { restMs } from "../play-pings.ts";
import { hopsOf, parts, partsOf, way } from "./hops.ts";
import { observeHops, takeMarks } from "./observe-hops.ts";

/** More than a sound takes that counts for those that follow. */
const paceMs = 2_000;

/** The two tables of what was found, for each ping. */
const tablesOf = (hops: (number | null)[][], within: (number | null)[][]): Table[] => {
  const columns = ["", "median, ms", "p90, ms", "found"];
  const rowOf = (name: string, times: number[]): Cell[] => [
    name,
    median(times),
    percentile(times, 90),
    times.length,
  ];
  const of = (found: (number | null)[][], n: number) => found.flatMap((each) => each[n] ?? []);
  return [
    {
      title: `Hops of a ping, of ${hops.length} that were followed`,
      columns,
      rows: way.slice(1).map(({ name }, n) => rowOf(name, of(hops, n))),
    },
    {
      title: "What is in them",
      columns,
      rows: parts.map(({ name }, n) => rowOf(name, of(within, n))),
    },
  ];
};

/** Follows pings through an observed copy of the extension. @param dist the built extension */
export const profilePing = async (dist: string, pings: number): Promise<Table[]> => {
  const copy = await observeHops(dist);
  try {
    const people = await twoPeople({ dist: copy });
    try {
      const installed = await installedFor(people);
      const { anas, bos } = installed;
      const pingroom = openPingroom(installed);
      const clockMs = await clockDifference(bos, anas);
      const hops: (number | null)[][] = [];
      const within: (number | null)[][] = [];
      for (let n = 0; n < pings; n++) {
        const text = `Followed ${n}`;
        await pingroom.prepare(text);
        await delay(restMs);
        await Promise.all([takeMarks(anas), takeMarks(bos)]);
        await Promise.all([pingroom.arrival(text), pingroom.press()]);
        const [sender, theirs] = await Promise.all([takeMarks(anas), takeMarks(bos)]);
        const receiver = theirs.map((mark) => ({ ...mark, at: mark.at - clockMs }));
        hops.push(hopsOf({ sender, receiver }));
        within.push(partsOf({ sender, receiver }));
        await delay(paceMs - 3 * restMs);
      }
      return tablesOf(hops, within);
    } finally {
      await people.leave();
    }
  } finally {
    await removeFolder(copy);
  }
};
