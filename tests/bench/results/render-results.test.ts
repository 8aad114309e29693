import { expect, test } from "vitest";
import type { Finding } from "./finding.ts";
import { renderResults } from "./render-results.ts";

const finding = (changes: Partial<Finding["measured"]> = {}): Finding => ({
  benchmark: "tokens",
  title: "Tokens",
  measured: {
    at: "2026-11-22T22:15:03.000Z",
    cpu: "Some CPU @ 2.00GHz",
    cores: 2,
    memoryGb: 23.4,
    load: 0.1,
    node: "20.20.2",
    commit: "abc1234",
    isChanged: false,
    ...changes,
  },
  outcome: {
    notes: ["Both ran on this machine."],
    tables: [{ title: "10 connections", columns: ["", "requests/s"], rows: [["Pingroom", 1000]] }],
    goals: [{ what: "throughput", bound: "at least", wanted: 5, reached: 6, unit: "×" }],
    versions: { gunicorn: "20.1.0" },
  },
});

test("a part says its goals first, then its figures, and where they are from", () => {
  const text = renderResults([finding()]);
  expect(text.slice(text.indexOf("## "))).toBe(`## Tokens

- goal: throughput at least 5× — reached: 6×

**10 connections**

|  | requests/s |
|---|---:|
| Pingroom | 1,000 |

Both ran on this machine.

Measured 2026-11-22 22:15 UTC, commit abc1234, on 2 cores of Some CPU @ 2.00GHz, 23.4 GB; Node 20.20.2, gunicorn 20.1.0.
`);
});

test("each part has the commit and the time of its own run", () => {
  const text = renderResults([finding(), finding({ commit: "def5678", at: "2026-11-23T01:00:00.000Z" })]);
  expect(text).toContain("Measured 2026-11-22 22:15 UTC, commit abc1234, on");
  expect(text).toContain("Measured 2026-11-23 01:00 UTC, commit def5678, on");
});

test("code that is not the commit's is said to be so", () => {
  expect(renderResults([finding({ isChanged: true })])).toContain(
    "commit abc1234 with uncommitted changes, on",
  );
  expect(renderResults([finding({ commit: undefined })])).toContain("UTC, code of no known commit, on");
});

test("figures of a machine that was busy are called provisional", () => {
  expect(renderResults([finding({ load: 3.2 })])).toMatch(
    /other work as well \(load 3\.2 .*provisional\.\n$/,
  );
  expect(renderResults([finding({ load: 0.4 })])).not.toContain("provisional");
});
