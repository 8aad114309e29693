import { say, saySentence } from "../words/say.ts";

import { StepMark } from "./step-mark.tsx";
import { stepNames, stepStates } from "./step-words.ts";
import type { TestPingStepName, TestPingStepState } from "./test-ping-run.ts";

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
      <span>{say(stepNames[name])}</span>
      <span class="unseen">: {say(stepStates[state])}</span>
      {state === "failed" && why && <p class="why">{saySentence(why)}</p>}
      {state === "failed" && advice && <p class="advice">{saySentence(advice)}</p>}
    </div>
  </li>
);
