import { expect, test } from "vitest";
import { idleNotes } from "./idle-notes.ts";
import type { BesideFloor } from "./idle-tables.ts";
import type { IdleCost } from "./watch-idle.ts";

const cost = (people: number, extension: number) =>
  ({ people, minutes: 10, cpuMs: { extension, network: 0, rest: 0 } }) as IdleCost;
const notesOf = (room: number, floor: number) =>
  idleNotes([{ room: cost(50, room), floor: cost(50, floor) } satisfies BesideFloor]).join(" ");

test("the goal is called out of reach only where the floor of this run is over it", () => {
  expect(notesOf(12_000, 6_000)).toContain("Of the 2.00 % that 50 people cost in this run, 1.00 are what");
  expect(notesOf(12_000, 6_000)).toContain("49 bare connections: more than the goal's 0.5");
  expect(notesOf(3_600, 1_800)).toContain("0.30 are what the browser spends on 49 bare connections. ");
});
