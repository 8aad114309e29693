import { expect, test } from "vitest";
import { idleGoals } from "./idle-goals.ts";
import { idleTables } from "./idle-tables.ts";
import type { IdleCost } from "./watch-idle.ts";

const inside = { privateMb: 20, heapMb: 2, connections: 9, pathBytes: 0, payloadBytes: 0 };

const cost = (changes: Partial<IdleCost>, pathBytes = 0): IdleCost => ({
  people: 10,
  minutes: 2,
  cpuMs: { extension: 0, network: 0, rest: 0 },
  threads: [],
  before: inside,
  after: { ...inside, pathBytes },
  signallingBytes: 0,
  ...changes,
});

const threads: IdleCost["threads"] = [
  ["network", 900],
  ["main", 300],
];
const room = cost({ cpuMs: { extension: 1200, network: 600, rest: 0 }, threads }, 400_000);
const floor = cost(
  { cpuMs: { extension: 600, network: 400, rest: 0 }, threads: [["network", 540]] },
  100_000,
);

const rowsOf = (title: string) =>
  idleTables([{ room, floor }]).find((table) => table.title.startsWith(title))?.rows;

test("stands the floor below each size, as a share of one core", () => {
  expect(rowsOf("Processor")).toEqual([
    ["10", 0.6, 1, 0.5, 0],
    ["10, floor", 0.3, 0.5, 400 / 1200, 0],
  ]);
});

test("divides by the floor of the same size", () => {
  expect(rowsOf("Times")).toEqual([["10", 2, 1.5, 4]]);
});

test("has no ratio to a floor that cost nothing measurable", () => {
  const [, ratios] = idleTables([{ room, floor: cost({}) }]);
  expect(ratios?.rows).toEqual([["10", null, null, null]]);
});

test("looks in the floor for the threads that cost the extension most, and names none that is not there", () => {
  expect(rowsOf("Threads")).toEqual([
    ["10", 0.75, 0.25],
    ["10, floor", 0.45, 0],
  ]);
});

test("holds the extension alone to a share of a core, and the smallest room to a multiple of its floor", () => {
  const larger = { room: { ...room, people: 50 }, floor: { ...floor, people: 50 } };
  expect(idleGoals([{ room, floor }, larger])).toMatchObject([
    { what: expect.stringContaining("room of 10"), wanted: 1.5, reached: 2 },
    { bound: "below", wanted: 0.35, reached: 1 },
    { bound: "below", wanted: 0.5, reached: 1 },
  ]);
});
