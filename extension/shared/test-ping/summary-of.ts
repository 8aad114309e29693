import { say, type Word } from "../words/say.ts";
import { failedAt, isAsked, isRunning, type TestPingRun, type TestPingStepName } from "./test-ping-run.ts";

const failures: Record<TestPingStepName, Word> = {
  permission: "test_ping_stopped",
  document: "test_ping_unreached",
  // A service that lets nobody in a second time, be it for its age or for a limit, stops no ping.
  service: "test_ping_untested",
  room: "test_ping_unreached",
  ping: "test_ping_unreached",
  notification: "test_ping_stopped",
  screen: "test_ping_stopped",
};

/** What came of a test, in a sentence: no more than the step at which it failed proves. */
export const summaryOf = (run: TestPingRun): string => {
  if (isRunning(run)) return say("test_ping_under_way");
  const failed = failedAt(run);
  if (failed) return say(failures[failed]);
  return isAsked(run) ? say("test_ping_asking") : say("test_ping_all_well");
};
