/** Lets something run that nobody awaits; a failure is told in the console. */
export const runDetached = (running: Promise<unknown>): void => {
  running.catch((error: unknown) => console.error("running in the background", error));
};
