import {
  endedRun,
  isRunning,
  type TestPingStepName,
  type TestPingStepState,
  testPingSteps,
  withStep,
} from "../../shared/test-ping/test-ping-run.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { testPingRun } from "../store/values.ts";

/** Stores how a step of this test stands, unless another test has taken its place. */
export const noteTestStep = async (
  id: string,
  name: TestPingStepName,
  state: TestPingStepState,
): Promise<void> => {
  await testPingRun.update((run) => (run?.id === id ? withStep(run, name, state) : run));
};

/** Stores that this test goes no further. */
export const endTest = async (id: string): Promise<void> => {
  await testPingRun.update((run) => (run?.id === id ? endedRun(run) : run));
};

const interruption: TestPingStepState = {
  state: "failed",
  why: sentenceOf("test_ping_interrupted"),
  advice: sentenceOf("test_ping_again"),
};

/** Ends a test that an earlier life of this worker had begun: nobody goes on with it. */
export const endInterruptedTest = async (): Promise<void> => {
  await testPingRun.update((run) => {
    if (!isRunning(run)) return run;
    const { steps } = run;
    const at = testPingSteps.find((name) => steps[name].state === "running") ?? "permission";
    return endedRun(withStep(run, at, interruption));
  });
};
