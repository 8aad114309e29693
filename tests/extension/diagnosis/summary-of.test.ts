import { expect, test } from "vitest";
import {
  endedRun,
  newRun,
  type TestPingStepName,
  withStep,
} from "../../../extension/shared/test-ping-run.ts";
import { summaryOf } from "../../../extension/ui/test-ping/test-ping.tsx";
import { idOf, sentAt } from "../support/pings.ts";

const failed = (...names: TestPingStepName[]) =>
  endedRun(
    names.reduce((run, name) => withStep(run, name, { state: "failed" }), newRun(idOf(1), "ops", sentAt)),
  );

test.each<[TestPingStepName, string]>([
  ["permission", "You would not see a ping now."],
  ["document", "Pings may not reach you now."],
  ["service", "The test could not be made. Pings may reach you all the same."],
  ["room", "Pings may not reach you now."],
  ["ping", "Pings may not reach you now."],
  ["notification", "You would not see a ping now."],
  ["screen", "You would not see a ping now."],
])("a test that failed at the step “%s” says no more than that proves: %s", (name, sentence) => {
  expect(summaryOf(failed(name))).toBe(sentence);
});

test("what the browser forbids is said first, whatever else failed", () => {
  expect(summaryOf(failed("permission", "service"))).toBe("You would not see a ping now.");
});
