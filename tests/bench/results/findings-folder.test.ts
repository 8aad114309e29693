import { expect, test } from "vitest";
import { temporaryFolder } from "../../token-service/support/temporary-folder.ts";
import type { Finding } from "./finding.ts";
import { keepFinding, keptFindings } from "./findings-folder.ts";

const finding = (benchmark: string, reached = 1): Finding => ({
  benchmark,
  title: benchmark,
  measured: {
    at: "2026-11-22T22:15:03.000Z",
    cpu: "Some CPU",
    cores: 2,
    memoryGb: 23.4,
    load: 0,
    node: "20.20.2",
    commit: "abc1234",
    isChanged: false,
  },
  outcome: {
    notes: [],
    tables: [{ title: "", columns: ["", "ms"], rows: [["one", null]] }],
    goals: [{ what: "it", bound: "at least", wanted: 1, reached, unit: "×" }],
    versions: {},
  },
});

test("parts that were run one by one are found together, in the order asked for", async () => {
  const folder = await temporaryFolder();
  await keepFinding(finding("second"), folder);
  await keepFinding(finding("first", 1), folder);
  await keepFinding(finding("first", 2), folder);
  expect(await keptFindings(["first", "never run", "second"], folder)).toEqual([
    finding("first", 2),
    finding("second"),
  ]);
});

test("a goal without a figure stays one", async () => {
  const folder = await temporaryFolder();
  await keepFinding(finding("it", Number.NaN), folder);
  const [kept] = await keptFindings(["it"], folder);
  expect(kept?.outcome.goals[0]?.reached).toBeNaN();
});
