import { expect, test } from "vitest";
import { popupNotes } from "./popup-notes.ts";

test("the goal is called out of reach only when this run's bare page took longer", () => {
  expect(popupNotes(56.9, 50).join(" ")).toContain("57 ms of the goal's 50, so that no page");
  expect(popupNotes(31.2, 50).join(" ")).toContain("31 ms of the goal's 50; the difference");
});
