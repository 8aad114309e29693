import type { Word } from "../words/say.ts";
import type { TestPingStepName, TestPingStepState } from "./test-ping-run.ts";

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
