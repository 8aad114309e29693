import type { Goal } from "../results/goal.ts";
import type { Table } from "../results/table.ts";
import type { IdleCost } from "./watch-idle.ts";

const wantedPercent = 0.5;
const namedThreads = 5;

const percent = (ms: number, { minutes }: IdleCost): number => ms / (minutes * 600);

const kbPerMinute = (bytes: number, { minutes }: IdleCost): number => bytes / 1000 / minutes;

const costTable = (costs: readonly IdleCost[]): Table => ({
  title: "Processor, of one core",
  columns: [
    "people",
    "extension, s a minute",
    "extension, %",
    "network process, %",
    "rest of the browser, %",
  ],
  rows: costs.map((cost) => [
    String(cost.people),
    cost.cpuMs.extension / 1000 / cost.minutes,
    percent(cost.cpuMs.extension, cost),
    percent(cost.cpuMs.network, cost),
    percent(cost.cpuMs.rest, cost),
  ]),
});

const threadTable = (costs: readonly IdleCost[]): Table => {
  const [largest] = costs.toSorted((one, other) => other.people - one.people);
  const names = (largest?.threads ?? []).slice(0, namedThreads).map(([name]) => name);
  const timeOf = (cost: IdleCost, name: string) => cost.threads.find(([each]) => each === name)?.[1] ?? 0;
  return {
    title: "Threads of the extension's process, % of one core",
    columns: ["people", ...names],
    rows: costs.map((cost) => [
      String(cost.people),
      ...names.map((name) => percent(timeOf(cost, name), cost)),
    ]),
  };
};

const memoryTable = (costs: readonly IdleCost[]): Table => ({
  title: "Memory of the extension's process after a garbage collection, MB",
  columns: ["people", "private", "at the end", "JavaScript heap", "at the end", "connections"],
  rows: costs.map(({ people, before, after }) => [
    String(people),
    before.privateMb,
    after.privateMb,
    before.heapMb,
    after.heapMb,
    after.connections,
  ]),
});

const trafficTable = (costs: readonly IdleCost[]): Table => ({
  title: "Network, kB a minute, both ways",
  columns: ["people", "between browsers", "of that said", "with the service"],
  rows: costs.map((cost) => [
    String(cost.people),
    kbPerMinute(cost.after.pathBytes - cost.before.pathBytes, cost),
    kbPerMinute(cost.after.payloadBytes - cost.before.payloadBytes, cost),
    kbPerMinute(cost.signallingBytes, cost),
  ]),
});

/** All tables of the benchmark. */
export const idleTables = (costs: readonly IdleCost[]): Table[] => [
  costTable(costs),
  threadTable(costs),
  memoryTable(costs),
  trafficTable(costs),
];

/** One goal for each size. */
export const idleGoals = (costs: readonly IdleCost[]): Goal[] =>
  costs.map((cost) => ({
    what: `processor of the extension's process in a room of ${cost.people}, of one core:`,
    bound: "below",
    wanted: wantedPercent,
    reached: percent(cost.cpuMs.extension, cost),
    unit: " %",
  }));
