import { say, type Word } from "../words/say.ts";
import { saySentence } from "../words/sentence.ts";
import { StepMark } from "./step-mark.tsx";
import type { TestPingStepName, TestPingStepState } from "./test-ping-run.ts";

const names: Record<TestPingStepName, Word> = {
  permission: "test_ping_step_permission",
  document: "test_ping_step_document",
  service: "test_ping_step_service",
  room: "test_ping_step_room",
  ping: "test_ping_step_ping",
  notification: "test_ping_step_notification",
  screen: "test_ping_step_screen",
};

const states: Record<TestPingStepState["state"], Word> = {
  waiting: "test_ping_state_waiting",
  running: "test_ping_state_running",
  done: "test_ping_state_done",
  failed: "test_ping_state_failed",
  unknown: "test_ping_state_unknown",
};

/** One step of the way of a test ping: what it is, how it stands, and what to do if it does not work. */
export const TestStep = ({
  name,
  step: { state, why, advice },
}: {
  name: TestPingStepName;
  step: TestPingStepState;
}) => (
  <li class={state}>
    <StepMark state={state} />
    <div>
      <span>{say(names[name])}</span>
      <span class="unseen">: {say(states[state])}</span>
      {state === "failed" && why && <p class="why">{saySentence(why)}</p>}
      {state === "failed" && advice && <p class="advice">{saySentence(advice)}</p>}
    </div>
  </li>
);
