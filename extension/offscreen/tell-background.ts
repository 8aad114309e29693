import pRetry from "p-retry";

/**
 * Makes a call to the background, which may be just stopping: a call in flight is then lost and has to be made again.
 *
 * @throws Error when it cannot be reached at all, for instance because the extension is being reloaded
 */
export const tellBackground = <Answer>(call: () => Promise<Answer>): Promise<Answer> =>
  pRetry(call, { retries: 4, minTimeout: 100 });
