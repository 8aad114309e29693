import { expect, test } from "vitest";
import { latencyNotes } from "./latency-notes.ts";

const floor = { name: "floor", ms: [1, 2, 1] };
const notesOf = (...shell: number[]) => latencyNotes(0.1, floor, [{ name: "shell", ms: shell }]).join(" ");

test("the goal is called out of reach only where the bare shells of this run missed it", () => {
  expect(notesOf(13, 14, 15)).toContain("was 13.0 ms over the floor, so that the goal of 10");
  expect(notesOf(8, 9, 9)).toContain("was 8.0 ms over the floor. ");
});
