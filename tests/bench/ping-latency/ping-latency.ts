import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { provideBrowser } from "../../setup/provide-browser.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Table } from "../results/table.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { listsOf } from "./contestants/lists.ts";
import { latencyNotes } from "./latency-notes.ts";
import { openContestants } from "./open-contestants.ts";
import { goalsOf, shortTable, type Times, timesTable } from "./outcome-of.ts";
import { playPings } from "./play-pings.ts";
import { profilePing } from "./profile/profile-ping.ts";
import { versionsWith } from "./versions.ts";

const named = (contestants: readonly Contestant[], played: readonly { ms: number[] }[]): Times[] =>
  contestants.map(({ name }, n) => ({ name, ms: played[n]?.ms ?? [] }));

const race = async ({ quick, say }: RunOptions, ends: (() => Promise<void>)[]) => {
  const { floor, pingroom, overChannel, overSocketIo, overPeer, tutorial } = await openContestants(ends);
  const shells = [overChannel, overSocketIo, overPeer];
  const all = [floor, pingroom, ...shells, tutorial];
  await playPings(all, { pings: quick ? 3 : 10, label: "Warm-up" });
  say("everybody is connected and warm");
  const played = await playPings(all, { pings: quick ? 20 : 500, label: "Lunch, anyone?" });
  const [ofFloor, ours, ...others] = named(all, played) as [Times, Times, ...Times[]];
  const tables = [timesTable(ofFloor, ours, others)];

  say("now after a pause in which Bo's workers have ended");
  const sleepers = [pingroom, ...shells];
  const ready = ({ sleep }: Contestant) => sleep?.();
  const slept = await playPings(sleepers, { pings: quick ? 3 : 20, label: "Awake?", ready });
  tables.push(shortTable("The first ping after the receiver's worker has ended", named(sleepers, slept)));

  say("now with full lists");
  pingroom.keep(listsOf(1_000, 500));
  const full = await playPings([pingroom], { pings: quick ? 5 : 50, label: "Full?" });
  tables.push(
    shortTable("With 1,000 pings received and 500 sent, as many as are kept", named([pingroom], full)),
  );
  const goals = goalsOf(
    ofFloor,
    ours,
    others.filter(({ name }) => [overSocketIo.name, overPeer.name].includes(name)),
  );
  const clockMs = Math.max(...played.map((each) => Math.abs(each.clockMs)));
  return { tables, goals, notes: latencyNotes(clockMs, ofFloor, others.slice(0, shells.length)) };
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const browser = provideBrowser();
  process.env.CHROMIUM_PATH = browser;
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  let seen: Awaited<ReturnType<typeof race>>;
  try {
    seen = await race(options, ends);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
  options.say("now following single pings");
  const hops: Table = await profilePing(dist, options.quick ? 8 : 50);
  const { tables, goals, notes } = seen;
  return { notes, tables: [...tables, hops], goals, versions: versionsWith(browser) };
};

/** How long a ping takes, beside what is as fast as it gets and beside other ways to send one. */
export const pingLatency: Benchmark = { name: "ping-latency", title: "Ping latency", run };
