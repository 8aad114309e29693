import { expect, test } from "vitest";
import { tokenNotes } from "./token-notes.ts";

test("the goal is called out of reach only when this run's bare Node missed it", () => {
  expect(tokenNotes([2.89, 1.98], 5).join(" ")).toContain(
    "at most 2.9 times the tutorial's tokens, so that 5 times were out",
  );
  expect(tokenNotes([6.2, 1.98], 5).join(" ")).toContain("5 times were not out of reach");
});
