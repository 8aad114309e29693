/** Lets something run that nobody awaits; a failure is told in the console. */
export const runDetached = (running: Promise<unknown>): void => {
  running.catch((error: unknown) => console.error("running in the background", error));
};

/** Makes what runs one thing after another, in the order of the calls; one that fails holds up none. */
export const createTurns = (): (<T>(run: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const running = last.then(run);
    last = running.catch(() => {});
    return running;
  };
};

/**
 * Waits for an answer, and not for ever.
 *
 * @param ms milliseconds
 * @throws Error when none has come by then
 */
export const withTimeout = async <Answer>(answer: Promise<Answer>, ms: number): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ms, new Error(`There was no answer within ${ms} ms.`));
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Lets time pass.
 *
 * @param ms milliseconds; nothing is waited for 0
 * @param signal ends the pause; its reason is thrown
 */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
};

/**
 * Starts to measure a duration in milliseconds. Neither clock alone will do: the monotonous one stands still while some
 * machines sleep, the other one can be set back.
 */
export const stopwatch = (): (() => number) => {
  const [monotonous, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - monotonous, Date.now() - wall);
};

/**
 * Makes what sends something a moment later, once for all who asked meanwhile; so the answers of a whole room to one
 * question come spread out, and a room that everybody joins at once stays calm.
 *
 * @param delayMs asked anew each time
 * @param signal ends it
 */
export const debounced = (send: () => void, delayMs: () => number, signal: AbortSignal): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return () => {
    if (timer !== undefined || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      send();
    }, delayMs());
  };
};
