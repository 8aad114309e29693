import {
  failedAt,
  failedStep,
  isAsked,
  isRunning,
  type TestPingRun,
  type TestPingStepName,
  type TestPingStepState,
  testPingSteps,
} from "../../shared/test-ping-run.ts";
import { say, saySentence, type Word } from "../../shared/words/say.ts";
import { ask } from "../core.ts";

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

// Strokes in a field of 20 by 20; each state has a form of its own, so that none is told by its colour alone.
const strokes: Record<TestPingStepState["state"], string> = {
  waiting: "",
  running: "M10,3a7,7,0,0,1,7,7",
  done: "M5.5,10.5l3,3,6-6.5",
  failed: "M6.5,6.5l7,7m0-7l-7,7",
  unknown: "M6.5,10h7",
};

/** How a step stands, as a mark; it is said in words beside it. */
const StepMark = ({ state }: { state: TestPingStepState["state"] }) => (
  <svg class={`mark ${state}`} viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="7" />
    <path d={strokes[state]} />
  </svg>
);

/** One step of the way of a test ping: what it is, how it stands, and what to do if it does not work. */
const TestStep = ({
  name,
  step: { state, why, advice },
}: {
  name: TestPingStepName;
  step: TestPingStepState;
}) => (
  <li class={state}>
    <StepMark state={state} />
    <div>
      <span>{say(stepNames[name])}</span>
      <span class="unseen">: {say(stepStates[state])}</span>
      {state === "failed" && why && <p class="why">{saySentence(why)}</p>}
      {state === "failed" && advice && <p class="advice">{saySentence(advice)}</p>}
    </div>
  </li>
);

const answer = (seen: boolean) => void ask("testPingSeen", { seen });

/**
 * “Send me a test ping”, and how far the last one got. A page that shows it links `test-ping.css`; it needs nothing else of
 * the page.
 */
export const TestPing = ({
  run,
  room,
}: {
  run: TestPingRun | null;
  /** The default one, through which it goes. */
  room: string;
}) => {
  const busy = isRunning(run);
  const failed = run && !busy ? failedStep(run) : undefined;
  return (
    <div class="test-ping">
      <button
        type="button"
        aria-disabled={busy} // Not `disabled`, which would take the focus away.
        onClick={() => busy || void ask("testPing")}
      >
        {say(run ? "test_ping_send_again" : "test_ping_send")}
      </button>
      <p class="quiet">{say("test_ping_about", room)}</p>
      <div class="outcome" role="status">
        {run && (
          <p class={failed ? "problem" : ""}>
            {summaryOf(run)}
            {failed?.why && <span class="unseen"> {saySentence(failed.why)}</span>}
          </p>
        )}
      </div>
      {run && isAsked(run) && (
        <div class="choices">
          <button type="button" class="primary" onClick={() => answer(true)}>
            {say("test_ping_yes")}
          </button>
          <button type="button" onClick={() => answer(false)}>
            {say("test_ping_no")}
          </button>
        </div>
      )}
      {run && (
        <ol aria-label={say("test_ping_steps")}>
          {testPingSteps.map((name) => (
            <TestStep key={name} name={name} step={run.steps[name]} />
          ))}
        </ol>
      )}
    </div>
  );
};
