import { expect, test } from "vitest";
import { rowHint, rowProblem } from "../../../extension/options/weekly-hours-editor.tsx";

const row = { days: [1], from: "09:00", to: "17:00" };

test.each([
  [{}, null],
  [{ days: [] }, /at least one day/],
  [{ from: "" }, /both times/],
  [{ to: "" }, /both times/],
])("a line of hours with %o", (more, problem) => {
  const said = rowProblem({ ...row, ...more });
  if (problem === null) expect(said).toBeNull();
  else expect(said).toMatch(problem);
});

test.each([
  ["17:00", ""],
  ["09:00", "Lasts a whole day."],
  ["08:59", "Ends on the next day."],
])("hours from 09:00 to %s: “%s”", (to, hint) => {
  expect(rowHint({ ...row, to })).toBe(hint);
});
