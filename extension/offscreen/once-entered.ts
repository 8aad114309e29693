import type { ConnectionProblem } from "../shared/connection-problem.ts";
import { sentenceOf } from "../shared/words/sentence.ts";

/**
 * A problem as it is for whom the service has let in before. Then the address is right, and what answers in the service's
 * place, such as a proxy while it starts, will not stay there.
 */
export const onceEntered = (problem: ConnectionProblem): ConnectionProblem =>
  problem.undecided
    ? { ...problem, advice: sentenceOf("problem_trying_again_check_address"), retry: true }
    : problem;

/** Whether the service may take a refusal back by itself. Who was removed needs a new invite. */
export const mayBeTakenBack = ({ code }: ConnectionProblem): boolean =>
  code !== undefined && code !== "device_removed" && code !== "member_removed";
