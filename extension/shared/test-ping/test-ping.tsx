import { ask } from "../../ui/core.ts";
import { say, saySentence } from "../words/say.ts";

import { summaryOf } from "./summary-of.ts";
import { failedStep, isAsked, isRunning, type TestPingRun, testPingSteps } from "./test-ping-run.ts";
import { TestStep } from "./test-step.tsx";

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
