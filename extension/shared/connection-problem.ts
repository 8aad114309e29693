/** Why there is no connection, in words for the user. */
export interface ConnectionProblem {
  /** A sentence: what happened. */
  why: string;
  /** A sentence: what to do, or what happens next. */
  advice: string;
  /** True: try again by itself, each time with a new token. False: trying again cannot help. */
  retry: boolean;
}

/** An error that carries the words for the user. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem, options?: ErrorOptions) {
    super(problem.why, options);
    this.problem = problem;
  }
}
