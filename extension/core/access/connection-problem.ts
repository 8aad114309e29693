import type { Answer } from "../../shared/post-json.ts";
import { refusalAs, refusalIn } from "../../shared/refusal.ts";
import { type Sentence, sentenceOf, type Word } from "../../shared/words/say.ts";

/** Why there is no connection, in words for the user. */
export interface ConnectionProblem {
  /** What happened. */
  why: Sentence;
  /** What to do, or what happens next. */
  advice: Sentence;
  /** True: try again by itself, each time with a new token. False: trying again cannot help. */
  retry: boolean;
  /** The service's own word for a refusal. */
  code?: string;
  /** It came from no decision of the service: what answered was none of its answers. */
  undecided?: boolean;
  /** The shortest pause before the next attempt that the service allows. */
  retryAfterSeconds?: number;
  /** The service put this device out of the room. It may be let in again, as with another role; asking tells. */
  removed?: boolean;
}

/** An error that carries the words for the user. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem, options?: ErrorOptions) {
    super("plain" in problem.why ? problem.why.plain : problem.why.word, options);
    this.problem = problem;
  }
}

// For a service that does not say, or behind a proxy that hides what it says.
const usualPauseSeconds = 30;

/** What to do after a refusal that trying again does not cure. The services' own sentences say what it was. */
const advices: Record<string, Word> = {
  device_removed: "problem_paste_new_invite",
  member_removed: "problem_paste_new_invite",
  device_unknown: "problem_paste_new_invite",
  guests_not_allowed: "problem_paste_invite",
  room_not_allowed: "problem_choose_room",
  budget_spent: "problem_wait_for_admin",
  name_taken: "problem_choose_name",
  assertion_invalid: "problem_admin_checks_address",
};

/** Refusals of one request, not of the device. */
const passing = ["assertion_replayed", "clock_differs"];

const unavailable = (detail: string): ConnectionProblem => ({
  why: sentenceOf("problem_service_fails", detail),
  advice: sentenceOf("problem_trying_again"),
  retry: true,
});

const tooMany = (retryAfterSeconds: number): ConnectionProblem => ({
  why: sentenceOf("problem_too_many_requests"),
  advice:
    retryAfterSeconds === 1
      ? sentenceOf("problem_trying_again_in_a_second")
      : sentenceOf("problem_trying_again_in_seconds", retryAfterSeconds),
  retry: true,
  retryAfterSeconds,
});

/** The words for a service that is none of ours. */
export const notPingroom: ConnectionProblem = {
  why: sentenceOf("problem_not_pingroom"),
  advice: sentenceOf("problem_check_address"),
  retry: false,
  undecided: true,
};

/** Puts into words that a service gave no access. */
export const refusalProblem = ({ status, body, retryAfterSeconds }: Answer): ConnectionProblem => {
  if (status === 429) return tooMany(retryAfterSeconds ?? usualPauseSeconds);
  const refusal = refusalIn(body);
  if (!refusal) return status >= 500 ? unavailable(`HTTP ${status}`) : notPingroom;
  if (status >= 500) return unavailable(refusal.message);
  const retry = passing.includes(refusal.code);
  const known = advices[refusal.code];
  const advice = retry ? "problem_trying_again" : (known ?? "problem_then_try_again");
  const undecided = !retry && known === undefined; // Such as “not found”, behind a proxy that leads to another path.
  return { why: refusalAs(refusal), advice: sentenceOf(advice), retry, code: refusal.code, undecided };
};

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
