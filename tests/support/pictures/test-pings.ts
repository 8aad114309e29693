import {
  endedRun,
  newRun,
  type TestPingRun,
  testPingSteps,
  withStep,
} from "../../../extension/shared/test-ping-run.ts";
import { sentenceOf } from "../../../extension/shared/words/say.ts";
import { room } from "./team.ts";

const id = "0199aa00-0000-7000-8000-000000000001";

/** A test ping of which the first steps are done. */
const after = (count: number): TestPingRun =>
  testPingSteps
    .slice(0, count)
    .reduce((run, name) => withStep(run, name, { state: "done" }), newRun(id, room, Date.now()));

/** A test ping in each of the states that a page shows. */
export const testPings = {
  underWay: () => withStep(after(2), "service", { state: "running" }),
  failed: () =>
    endedRun(
      withStep(after(2), "service", {
        state: "failed",
        why: sentenceOf("problem_service_unreached"),
        advice: sentenceOf("test_ping_service_advice"),
      }),
    ),
  asked: () => endedRun(after(6)),
  unseen: () =>
    withStep(after(6), "screen", {
      state: "failed",
      why: sentenceOf("test_ping_unseen"),
      advice: sentenceOf("test_ping_unseen_mac"),
    }),
  seen: () => after(7),
};
