import type { Cell, Table } from "../results/table.ts";
import { percentOfCore } from "./percent-of-core.ts";
import type { IdleCost } from "./watch-idle.ts";

/** What somebody in a room costs, and what a bare connection costs at the same time. */
export interface BesideFloor {
  room: IdleCost;
  floor: IdleCost;
}

const namedThreads = 5;

const kbPerMinute = (bytes: number, { minutes }: IdleCost): number => bytes / 1000 / minutes;

const timesFloor = (of: (cost: IdleCost) => number, { room, floor }: BesideFloor): Cell =>
  of(floor) > 0 ? of(room) / of(floor) : null;

const rowsOf = (costs: readonly BesideFloor[], cells: (cost: IdleCost) => Cell[]): Cell[][] =>
  costs.flatMap(({ room, floor }) => [
    [String(room.people), ...cells(room)],
    [`${floor.people}, floor`, ...cells(floor)],
  ]);

const costTable = (costs: readonly BesideFloor[]): Table => ({
  title: "Processor, of one core",
  columns: [
    "people",
    "extension's process, s a minute",
    "extension's process, %",
    "network process, %",
    "rest of the browser, %",
  ],
  rows: rowsOf(costs, (cost) => [
    cost.cpuMs.extension / 1000 / cost.minutes,
    percentOfCore(cost.cpuMs.extension, cost),
    percentOfCore(cost.cpuMs.network, cost),
    percentOfCore(cost.cpuMs.rest, cost),
  ]),
});

const pathKb = (cost: IdleCost): number => kbPerMinute(cost.after.pathBytes - cost.before.pathBytes, cost);

const ratioTable = (costs: readonly BesideFloor[]): Table => ({
  title: "Times the floor",
  columns: ["people", "extension's process", "network process", "bytes over connections"],
  rows: costs.map((cost) => [
    String(cost.room.people),
    timesFloor((each) => percentOfCore(each.cpuMs.extension, each), cost),
    timesFloor((each) => percentOfCore(each.cpuMs.network, each), cost),
    timesFloor(pathKb, cost),
  ]),
});

const threadTable = (costs: readonly BesideFloor[]): Table => {
  const [largest] = costs.toSorted((one, other) => other.room.people - one.room.people);
  const names = (largest?.room.threads ?? []).slice(0, namedThreads).map(([name]) => name);
  const timeOf = (cost: IdleCost, name: string) => cost.threads.find(([each]) => each === name)?.[1] ?? 0;
  return {
    title: "Threads of the extension's process, % of one core",
    columns: ["people", ...names],
    rows: rowsOf(costs, (cost) => names.map((name) => percentOfCore(timeOf(cost, name), cost))),
  };
};

const memoryTable = (costs: readonly BesideFloor[]): Table => ({
  title: "Memory of the extension's process after a garbage collection, MB",
  columns: ["people", "private", "at the end", "JavaScript heap", "at the end", "connections"],
  rows: rowsOf(costs, ({ before, after }) => [
    before.privateMb,
    after.privateMb,
    before.heapMb,
    after.heapMb,
    after.connections,
  ]),
});

const trafficTable = (costs: readonly BesideFloor[]): Table => ({
  title: "Network, kB a minute, both ways",
  columns: ["people", "over connections", "of that said", "with the service"],
  rows: rowsOf(costs, (cost) => [
    pathKb(cost),
    kbPerMinute(cost.after.payloadBytes - cost.before.payloadBytes, cost),
    kbPerMinute(cost.signallingBytes, cost),
  ]),
});

/** All tables of the benchmark. */
export const idleTables = (costs: readonly BesideFloor[]): Table[] => [
  costTable(costs),
  ratioTable(costs),
  threadTable(costs),
  memoryTable(costs),
  trafficTable(costs),
];
