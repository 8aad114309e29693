import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { maxKept } from "../../../extension/shared/limits.ts";
import { provideBrowser } from "../../setup/provide-browser.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { installKeeping } from "./contestants/install-keeping.ts";
import { openPingroom } from "./contestants/pingroom.ts";
import { latencyNotes } from "./latency-notes.ts";
import { type Contestants, openContestants } from "./open-contestants.ts";
import { overGoals, shortTable, type Times, timesGoal, timesTable } from "./outcome-of.ts";
import { type Played, playPings } from "./play-pings.ts";
import { profilePing } from "./profile/profile-ping.ts";
import { versionsWith } from "./versions.ts";

const named = (contestants: readonly Contestant[], played: readonly Played[]): Times[] =>
  contestants.map(({ name }, n) => ({ name, ms: played[n]?.ms ?? [] }));

const raceAwake = async (contestants: Contestants, { quick, say }: RunOptions) => {
  const { pingroom, direct, full, overSocketIo, overPeer, overChannel, tutorial, bareChannel } = contestants;
  const all = [pingroom, direct, full, overSocketIo, overPeer, overChannel, tutorial, bareChannel];
  await playPings(all, { pings: quick ? 3 : 10, label: "Warm-up" });
  say("everybody is connected and warm");
  const played = await playPings(all, { pings: quick ? 20 : 200, label: "Lunch, anyone?" });
  const times = named(all, played) as [Times, Times, Times, Times, Times, ...Times[]];
  const [ours, floor, ofFull, ofSocketIo, ofPeer, ...others] = times;
  return {
    table: timesTable(floor, ours, [ofFull, ofSocketIo, ofPeer, ...others]),
    goals: [
      timesGoal(`median, times that of ${ofSocketIo.name},`, 1, ours, ofSocketIo),
      timesGoal(`median, times that of ${ofPeer.name},`, 1, ours, ofPeer),
      ...overGoals(floor, ours),
      timesGoal("with 1,000 pings received and 500 sent, times that with none,", 1.1, ofFull, ours),
    ],
    notes: latencyNotes(Math.max(...played.map((each) => Math.abs(each.clockMs))), floor, ofSocketIo),
  };
};

const raceAfterSleep = async (contestants: Contestants, { quick, say }: RunOptions) => {
  say("now after a pause in which Bo's workers have ended");
  const { pingroom, direct, overSocketIo, overPeer, overChannel } = contestants;
  const sleepers = [pingroom, overSocketIo, overPeer, overChannel, direct];
  const ready = ({ sleep }: Contestant) => sleep?.();
  const played = await playPings(sleepers, { pings: quick ? 6 : 30, label: "Awake?", ready });
  const times = named(sleepers, played) as [Times, Times, ...Times[]];
  const [ours, ofSocketIo] = times;
  return {
    table: shortTable("The first ping after the receiver's worker has ended", times),
    goals: [
      timesGoal(`after Bo's worker has ended, times that of ${ofSocketIo.name},`, 0.5, ours, ofSocketIo),
    ],
  };
};

const raceWithMany = async ({ pingroom, place }: Contestants, { quick, say }: RunOptions) => {
  say("now with as many pings as Pingroom keeps");
  const kept = { received: maxKept, sent: maxKept };
  const many = openPingroom(
    await installKeeping("Pingroom with 100,000 received and 100,000 sent", { ana: kept, bo: kept }, place),
  );
  const both = [many, pingroom];
  await playPings(both, { pings: 3, label: "Warm-up again" });
  const played = await playPings(both, { pings: quick ? 8 : 50, label: "So many?" });
  const times = named(both, played) as [Times, Times];
  return {
    table: shortTable("With as many as it keeps", times),
    goals: [timesGoal("with 100,000 pings received and as many sent, times that with none,", 1.2, ...times)],
  };
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const browser = provideBrowser();
  process.env.CHROMIUM_PATH = browser;
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  const seen: { table: Outcome["tables"][number]; goals: Outcome["goals"]; notes?: string[] }[] = [];
  try {
    const contestants = await openContestants(dist, ends);
    for (const race of [raceAwake, raceAfterSleep, raceWithMany]) seen.push(await race(contestants, options));
  } finally {
    for (const end of ends.toReversed()) await end();
  }
  options.say("now following single pings");
  const hops = await profilePing(dist, options.quick ? 8 : 50);
  return {
    notes: seen.flatMap(({ notes = [] }) => notes),
    tables: [...seen.map(({ table }) => table), ...hops],
    goals: seen.flatMap(({ goals }) => goals),
    versions: versionsWith(browser),
  };
};

/** How long a ping takes, beside what is as fast as it gets and beside other ways to send one. */
export const pingLatency: Benchmark = { name: "ping-latency", title: "Ping latency", run };
