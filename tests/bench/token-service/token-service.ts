import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Goal } from "../results/goal.ts";
import { median } from "../results/percentile.ts";
import type { Table } from "../results/table.ts";
import { type ProcessUsage, usageOf } from "../support/process-usage.ts";
import { startPingroom } from "../support/start-pingroom.ts";
import { enrolMember } from "./enrol-member.ts";
import { type Contestant, middleOf, playRounds, type Round } from "./rounds.ts";
import { startBareNode } from "./start-bare-node.ts";
import { provideTutorial, startTutorial } from "./start-tutorial.ts";
import { tokenNotes } from "./token-notes.ts";

const wantedTimes = 5;
const adminKey = "a key of this benchmark's alone".replaceAll(/\W/g, "-");

const ratios = (ours: readonly Round[], theirs: readonly Round[], figure: "perSecond" | "p99"): number =>
  median(ours.map((round, n) => round[figure] / (theirs[n]?.[figure] ?? Number.NaN)));

const tableOf = (connections: number, contestants: readonly Contestant[], played: Round[][]): Table => ({
  title: `POST /token, ${connections} connections`,
  columns: ["", "tokens/s", "× tutorial", "median, ms", "p99, ms", "CPU per token, ms", "failures"],
  rows: contestants.map(({ name }, n) => {
    const rounds = played[n] ?? [];
    const middle = middleOf(rounds);
    const times = ratios(rounds, played[0] ?? [], "perSecond");
    return [name, middle.perSecond, times, middle.median, middle.p99, middle.cpuMs, middle.failures];
  }),
});

const goalsOf = (connections: number, [theirs = [], ours = []]: Round[][]): Goal[] => [
  {
    what: `tokens per second for guests, ${connections} connections, times the tutorial's:`,
    bound: "at least",
    wanted: wantedTimes,
    reached: ratios(ours, theirs, "perSecond"),
    unit: "×",
  },
  {
    what: `p99 for guests, ${connections} connections, times the tutorial's:`,
    bound: "below",
    wanted: 1,
    reached: ratios(ours, theirs, "p99"),
    unit: "×",
  },
];

const memoryTable = (rows: [string, ProcessUsage, ProcessUsage][]): Table => ({
  title: "Memory of all processes of a server, MB",
  columns: ["", "started, RSS", "after the load, RSS", "after the load, shared pages once"],
  rows: rows.map(([name, before, after]) => [name, before.rssMb, after.rssMb, after.pssMb]),
});

const measure = async (contestants: Contestant[], { quick, say }: RunOptions) => {
  const seconds = quick ? 2 : 6;
  const rounds = quick ? 2 : 5;
  // Both compile what is hot, and fill their pools, before anything counts.
  await playRounds(contestants, { connections: 100, rounds: 1, seconds: quick ? 2 : 10 }, (line) =>
    say(`warm-up: ${line}`),
  );
  const tables: Table[] = [];
  const goals: Goal[] = [];
  const bareTimes: number[] = [];
  for (const connections of [10, 100]) {
    const played = await playRounds(contestants, { connections, rounds, seconds }, say);
    tables.push(tableOf(connections, contestants, played));
    goals.push(...goalsOf(connections, played));
    bareTimes.push(ratios(played.at(-1) ?? [], played[0] ?? [], "perSecond"));
  }
  return { tables, goals, bareTimes };
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const versions = provideTutorial();
  const ends: (() => Promise<void>)[] = [];
  try {
    const tutorial = await startTutorial();
    ends.push(tutorial.stop);
    const pingroom = await startPingroom({ ALLOW_GUESTS: "true" });
    ends.push(pingroom.stop);
    const bare = await startBareNode();
    ends.push(bare.stop);
    // Guests may not take the name of a member, and the tutorial's user has the same as the guest.
    const members = await startPingroom({ ADMIN_KEY: adminKey });
    ends.push(members.stop);
    const device = await enrolMember(members.url, adminKey);
    const contestants: Contestant[] = [
      { name: "tutorial", ...tutorial },
      { name: "Pingroom, guest", ...pingroom },
      { name: "Pingroom, member", ...members, device },
      { name: "bare Node", ...bare },
    ];
    const before = contestants.map(({ pid }) => usageOf(pid));
    const { tables, goals, bareTimes } = await measure(contestants, options);
    const memory = memoryTable(
      contestants.map(({ name, pid }, n) => [name, before[n] ?? usageOf(pid), usageOf(pid)]),
    );
    return { notes: tokenNotes(bareTimes, wantedTimes), tables: [...tables, memory], goals, versions };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
};

/** How fast tokens are given out, beside the token server that Twilio's tutorials have. */
export const tokenService: Benchmark = { name: "token-service", title: "Token service", run };
