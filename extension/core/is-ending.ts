/** Whether an error is what every call of the browser says to a worker that the browser is just ending. */
export const isEnding = (error: unknown): boolean =>
  error instanceof Error && /^No SW|context invalidated/i.test(error.message);
