import type { Sentence } from "../../shared/words/say.ts";

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
