import type { RoomInspection } from "../../shared/inspection.ts";
import { sentenceOf } from "../../shared/words/say.ts";
import { ConnectionError, type ConnectionProblem, onceEntered } from "../access/connection-problem.ts";
import type { RoomAccess } from "../access/request-access.ts";
import { stopwatch } from "../base/async.ts";

/** Why we leave a room by ourselves to join it anew; shown only when joining does not work out. */
export const reasonsToRejoin = {
  all: {
    why: sentenceOf("problem_nothing_comes_back"),
    advice: sentenceOf("problem_joining_again_check_network"),
    retry: true,
  },
  one: {
    why: sentenceOf("problem_way_broken"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
  hearing: {
    why: sentenceOf("problem_not_heard_yet"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
  planned: {
    why: sentenceOf("problem_stay_nearly_over"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
} satisfies Record<string, ConnectionProblem>;

/** What decides whether to leave and join anew before a limit is reached. Times are durations in milliseconds. */
export interface RejoinSituation {
  /** How long access and room let one stay last; Infinity if they do not say. */
  limitMs: number;
  /** Since the access came. */
  elapsedMs: number;
  /** This stay's own number from 0 to 1: it spreads a team's rejoins. */
  luck: number;
  /** Since the last ping or receipt came or went. */
  quietMs: number;
  /** Whether a ping waits for somebody who is here. */
  busy: boolean;
}

/** A moment in which nothing has passed for this long counts as a quiet one. */
export const quietEnoughMs = 10_000;

/**
 * When one stay may be followed by the next: from about 80 % of its limit on at a quiet moment, and from about 95 % on
 * at any.
 *
 * @returns milliseconds since the access came; `opens` < `closes` < limit
 */
export const rejoinWindow = ({ limitMs, luck }: Pick<RejoinSituation, "limitMs" | "luck">) => ({
  opens: limitMs * (0.75 + 0.15 * luck),
  closes: limitMs * (0.92 + 0.05 * luck),
});

/** Decides whether this is the time to leave and join anew. */
export const isTimeToRejoin = (situation: RejoinSituation): boolean => {
  const { opens, closes } = rejoinWindow(situation);
  const { elapsedMs, quietMs, busy } = situation;
  return elapsedMs >= closes || (elapsedMs >= opens && !busy && quietMs >= quietEnoughMs);
};

const lookMs = 5_000;
// The service is not asked more often than this, with as much again at random, while it gives no new access.
const retryMs = 30_000;

/** What the one planner of rejoins needs to know of a stay, and whom it tells. */
export interface RejoinParts {
  limitMs: number;
  /** Since the access came, milliseconds. */
  elapsedMs(): number;
  activity(): Pick<RejoinSituation, "quietMs" | "busy">;
  requestAccess(signal: AbortSignal): Promise<RoomAccess>;
  /** Called once, with what the next stay needs. */
  onTime(next: RoomAccess): void;
}

/**
 * Owns every planned rejoin: before the access token expires and before the room's limit for one stay. New access is
 * asked for first, so that a service that is down costs no room.
 *
 * @param signal ends it
 * @returns tells when that will be, from now on; undefined where nothing limits the stay
 */
export const planRejoin = (parts: RejoinParts, signal: AbortSignal): (() => RoomInspection["rejoin"]) => {
  const luck = Math.random();
  let sinceAsked: (() => number) | undefined;
  let pauseMs = 0;

  const looking = setInterval(async () => {
    if (sinceAsked && sinceAsked() < pauseMs) return;
    const { limitMs, elapsedMs, activity } = parts;
    if (!isTimeToRejoin({ limitMs, luck, elapsedMs: elapsedMs(), ...activity() })) return;
    sinceAsked = stopwatch();
    pauseMs = retryMs * (1 + Math.random());
    try {
      const next = await parts.requestAccess(signal);
      if (!signal.aborted) parts.onTime(next);
    } catch (error) {
      // The stay goes on, and so do the attempts unless the service refuses for good; should its limit come first, the
      // room says so and is joined anew.
      if (!(error instanceof ConnectionError)) return;
      const problem = onceEntered(error.problem);
      if (!problem.retry) clearInterval(looking);
      pauseMs = Math.max(pauseMs, (problem.retryAfterSeconds ?? 0) * 1_000);
    }
  }, lookMs);
  signal.addEventListener("abort", () => clearInterval(looking), { once: true });

  return () => {
    const { limitMs, elapsedMs } = parts;
    if (!Number.isFinite(limitMs)) return undefined;
    const { opens, closes } = rejoinWindow({ limitMs, luck });
    return { opensInMs: opens - elapsedMs(), closesInMs: closes - elapsedMs() };
  };
};
