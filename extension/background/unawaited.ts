// What every call of the browser says to a worker that the browser is just ending.
const isEnding = (error: unknown): boolean =>
  error instanceof Error && /^No SW|context invalidated/i.test(error.message);

/** Lets something run that nobody awaits. What a worker's end cuts short is done when the worker starts next. */
export const unawaited = (running: Promise<unknown>): void => {
  running.catch((error: unknown) => {
    if (!isEnding(error)) console.error("running in the background", error);
  });
};
