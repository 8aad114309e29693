import {
  ConnectionError,
  type ConnectionProblem,
} from "../../../extension/core/access/connection-problem.ts";
import { saySentence } from "../../../extension/shared/words/say.ts";

/** A problem as an English reader is told it. */
type Told = Omit<ConnectionProblem, "why" | "advice"> & { why: string; advice: string };

export const told = ({ why, advice, ...rest }: ConnectionProblem): Told => ({
  ...rest,
  why: saySentence(why),
  advice: saySentence(advice),
});

/** The same of the problem with which something fails. */
export const toldProblem = async (attempt: Promise<unknown>): Promise<Told> => {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectionError) return told(error.problem);
  throw new Error("It did not fail with a problem for the user.", { cause: error });
};
