import { setTimeout as pause } from "node:timers/promises";
import pRetry from "p-retry";

/**
 * How long an answer asks to wait before the next try.
 *
 * @param header the `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3)
 * @param now milliseconds since 1970
 * @returns milliseconds; 0 when the header is missing or makes no sense
 */
export const retryAfterMs = (header: unknown, now: number): number => {
  if (typeof header !== "string") return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
};

/** How patient a REST client is. Its users wait meanwhile: a client of `/token` gives up after ten seconds. */
export interface RetryPolicy {
  /** How often a question is asked at most. */
  attempts: number;
  /** After how many milliseconds the first one is asked again; twice as much each time, up to doubled by chance. */
  backOffMs: number;
  /** The longest wait that is obeyed, in milliseconds, and after how long nothing is asked again. */
  patienceMs: number;
  /** Ends waiting and asking. */
  signal: AbortSignal;
}

/** What there is to know of an answer. */
interface RestAnswer {
  statusCode: number;
  headers: Record<string, unknown>;
}

/** An answer that may be another one in a moment. */
class Busy<Answer extends RestAnswer> extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`HTTP status ${answer.statusCode}`);
    this.answer = answer;
  }
}

// 429: too many requests; the account's limits are shared with whatever else it does.
const isBusy = ({ statusCode }: RestAnswer): boolean => statusCode === 429 || statusCode >= 500;

/**
 * Asks until there is an answer other than 429 and 5xx. Only for questions that may be asked twice.
 *
 * @returns the last answer, whatever it is
 * @throws what the last try threw when it got no answer
 */
export const retryRequest = async <Answer extends RestAnswer>(
  ask: () => Promise<Answer>,
  { attempts, backOffMs, patienceMs, signal }: RetryPolicy,
): Promise<Answer> => {
  const attempt = async (): Promise<Answer> => {
    const answer = await ask();
    if (isBusy(answer)) throw new Busy(answer);
    return answer;
  };
  try {
    return await pRetry(attempt, {
      retries: attempts - 1,
      minTimeout: backOffMs,
      randomize: true,
      maxRetryTime: patienceMs,
      signal,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!(error instanceof Busy) || retriesLeft === 0) return;
        const wait = retryAfterMs(error.answer.headers["retry-after"], Date.now());
        if (wait > patienceMs) throw error;
        await pause(wait, undefined, { signal });
      },
    });
  } catch (error) {
    if (error instanceof Busy) return error.answer;
    throw error;
  }
};
