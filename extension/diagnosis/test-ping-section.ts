import { stepNames, stepStates } from "../shared/test-ping/step-words.ts";
import { type TestPingRun, testPingSteps } from "../shared/test-ping/test-ping-run.ts";
import { say, saySentence } from "../shared/words/say.ts";

import type { Row, Section } from "./row.ts";
import { fullTime } from "./times.ts";
import type { Voice } from "./voice.ts";

/** How far the last test ping got, for the report; the page shows it by itself. */
export const testPingSection = (run: TestPingRun | null, voice: Voice): Section => ({
  title: say("diagnosis_test_ping"),
  rows: run
    ? [
        { label: say("diagnosis_test_begun"), value: fullTime(run.startedAt) },
        ...testPingSteps.map((name): Row => {
          const { state, why } = run.steps[name];
          const stands = say(stepStates[state]);
          const value = why ? say("diagnosis_test_why", stands, voice.free(saySentence(why))) : stands;
          return { label: say(stepNames[name]), value };
        }),
      ]
    : [],
});
