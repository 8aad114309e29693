import {
  failedAt,
  isAsked,
  isRunning,
  type TestPingRun,
  type TestPingStepName,
  type TestPingStepState,
} from "../../shared/test-ping-run.ts";
import { say, type Word } from "../../shared/words/say.ts";

/** What each step is called. */
export const stepNames: Record<TestPingStepName, Word> = {
  permission: "test_ping_step_permission",
  document: "test_ping_step_document",
  service: "test_ping_step_service",
  room: "test_ping_step_room",
  ping: "test_ping_step_ping",
  notification: "test_ping_step_notification",
  screen: "test_ping_step_screen",
};

/** How a step may stand. */
export const stepStates: Record<TestPingStepState["state"], Word> = {
  waiting: "test_ping_state_waiting",
  running: "test_ping_state_running",
  done: "test_ping_state_done",
  failed: "test_ping_state_failed",
  unknown: "test_ping_state_unknown",
};

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
