import { expect, test } from "vitest";
import { idleNotes } from "./idle-notes.ts";
import type { BesideFloor } from "./idle-tables.ts";
import type { IdleCost } from "./watch-idle.ts";

const cost = (people: number, extension: number) =>
  ({ people, minutes: 10, cpuMs: { extension, network: 0, rest: 0 } }) as IdleCost;

test("what the browser spends on a bare connection is told beside what the largest room costs", () => {
  const beside = [{ room: cost(50, 3_000), floor: cost(50, 1_200) }] satisfies BesideFloor[];
  expect(idleNotes(beside).at(-1)).toBe(
    "Of the 0.50 % that 50 people cost in this run, 0.20 are what the browser spends on one bare connection.",
  );
});
