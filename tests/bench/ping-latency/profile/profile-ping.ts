import { setTimeout as delay } from "node:timers/promises";
import { twoPeople } from "../../../browser/support/two-people.ts";
import { removeFolder } from "../../../support/browser-profile.ts";
import { median, percentile } from "../../results/percentile.ts";
import type { Table } from "../../results/table.ts";
import { clockDifference } from "../clock.ts";
import { openPingroom } from "../contestants/pingroom.ts";
import { restMs } from "../play-pings.ts";
import { hopsOf, way } from "./hops.ts";
import { observeHops, takeMarks } from "./observe-hops.ts";

/** More than a sound takes that counts for those that follow. */
const paceMs = 2_000;

/** Follows pings through an observed copy of the extension. @param dist the built extension */
export const profilePing = async (dist: string, pings: number): Promise<Table> => {
  const copy = await observeHops(dist);
  try {
    const people = await twoPeople({ dist: copy });
    try {
      const pingroom = await openPingroom(people);
      const anas = await people.ana.extension.blank();
      const clockMs = await clockDifference(pingroom.receiver, anas);
      const all: (number | null)[][] = [];
      for (let n = 0; n < pings; n++) {
        const text = `Followed ${n}`;
        await pingroom.prepare(text);
        await delay(restMs);
        await Promise.all([takeMarks(anas), takeMarks(pingroom.receiver)]);
        await Promise.all([pingroom.arrival(text), pingroom.press()]);
        const [sender, receiver] = await Promise.all([takeMarks(anas), takeMarks(pingroom.receiver)]);
        all.push(
          hopsOf(
            sender,
            receiver.map((mark) => ({ ...mark, at: mark.at - clockMs })),
          ),
        );
        await delay(paceMs - 3 * restMs);
      }
      const timesOf = (n: number) => all.flatMap((hops) => hops[n] ?? []);
      return {
        title: `Hops of a ping, of ${pings} that were followed`,
        columns: ["", "median, ms", "p90, ms", "found"],
        rows: way.slice(1).map(({ name }, n) => {
          const times = timesOf(n);
          return [name, median(times), percentile(times, 90), times.length];
        }),
      };
    } finally {
      await people.leave();
    }
  } finally {
    await removeFolder(copy);
  }
};
