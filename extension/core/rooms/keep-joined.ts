import pRetry from "p-retry";
import type { Connection } from "../../shared/connection-schema.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import {
  ConnectionError,
  type ConnectionProblem,
  mayBeTakenBack,
  onceEntered,
} from "../access/connection-problem.ts";
import type { AccessRequest, RoomAccess } from "../access/request-access.ts";
import { pause, stopwatch } from "../base/async.ts";
import { runSession } from "./run-session.ts";
import type { SessionParts } from "./session.ts";

// Whoever decided at the service may decide otherwise.
const decidedMs = 5 * 60_000;

// After a stay shorter than this the pause before the next attempt goes on growing.
const properStayMs = 30_000;

const backOff = { retries: Number.POSITIVE_INFINITY, minTimeout: 500, maxTimeout: 15_000, randomize: true };

const removedAgain = {
  why: sentenceOf("problem_removed_again"),
  advice: sentenceOf("problem_ask_admin"),
  retry: false,
};

const disconnected = ({ why, advice, retry }: ConnectionProblem): Connection => ({
  state: "disconnected",
  why,
  advice,
  retry,
});

/**
 * Joins a room, and joins it again with a new token after a growing pause whenever the connection ends in a way that
 * trying again can cure. Where the service has let us in before, that is whatever it answers, and slowly what it
 * may take back. Each problem is reported. Whoever was removed asks once whether they may come back.
 *
 * @param signal leaves the room and ends everything
 * @returns when nothing more can be done: left, or a problem that trying again cannot cure
 */
export const keepJoined = async (
  request: AccessRequest,
  parts: SessionParts,
  signal: AbortSignal,
): Promise<void> => {
  let access: RoomAccess | undefined;
  let wasRemoved = false;
  let entered = request.entered ?? false;
  /** What becomes of a problem, for whom it met. */
  const asMet = (problem: ConnectionProblem) => new ConnectionError(entered ? onceEntered(problem) : problem);
  const present: SessionParts["present"] = (stay) => {
    entered ||= stay !== undefined;
    parts.present(stay);
  };
  const stayOnce = async (): Promise<void> => {
    const granted = access;
    access = undefined;
    const elapsedMs = stopwatch();
    const { problem, byUs, next } = await runSession(request, { ...parts, present }, signal, granted).catch(
      (error: unknown) => {
        throw error instanceof ConnectionError ? asMet(error.problem) : error;
      },
    );
    access = next;
    const brief = elapsedMs() < properStayMs;
    const again = wasRemoved;
    wasRemoved = problem.removed ?? false;
    if (brief && again && wasRemoved) throw new ConnectionError(removedAgain);
    if (!problem.retry || brief) throw new ConnectionError(problem);
    if (!byUs) parts.report(disconnected(problem));
  };

  parts.report({ state: "connecting" });
  const stayUntilGivenUp = () =>
    pRetry(stayOnce, {
      ...backOff,
      signal,
      onFailedAttempt: async ({ error }) => {
        if (!(error instanceof ConnectionError)) return;
        parts.report(disconnected(error.problem));
        await pause((error.problem.retryAfterSeconds ?? 0) * 1_000, signal);
      },
      shouldRetry: ({ error }) => error instanceof ConnectionError && error.problem.retry,
    });
  try {
    while (!signal.aborted) {
      await stayUntilGivenUp().catch(async (error: unknown) => {
        if (!(error instanceof ConnectionError && entered && mayBeTakenBack(error.problem))) throw error;
        await pause(decidedMs * (1 + Math.random()), signal);
      });
    }
  } catch (error) {
    if (signal.aborted || error instanceof ConnectionError) return; // Left on purpose, or told already.
    parts.report({
      state: "disconnected",
      why: sentenceOf("problem_own_error"),
      advice: sentenceOf("problem_try_again_or_reload"),
      retry: false,
    });
    throw error;
  }
};
