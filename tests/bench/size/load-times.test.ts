import { expect, test } from "vitest";
import { loadTimes } from "./load-times.ts";

test("what reads scripts and what runs them is added up, and all else is left out", () => {
  const events = [
    { name: "v8.parseOnBackground", dur: 20_000 },
    { name: "v8.compileModule", dur: 500 },
    { name: "v8.evaluateModule", dur: 7_000 },
    { name: "EvaluateScript", dur: 1_000 },
    { name: "Layout", dur: 9_000 },
    { name: "v8.evaluateModule" },
  ];
  expect(loadTimes(events)).toEqual({ parse: 20.5, run: 8 });
});
