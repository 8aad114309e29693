import { isEnding } from "./is-ending.ts";

/** Lets something run that nobody awaits. What a worker's end cuts short is done when the worker starts next. */
export const unawaited = (running: Promise<unknown>): void => {
  running.catch((error: unknown) => {
    if (!isEnding(error)) console.error("running in the background", error);
  });
};
