/** Makes what runs one thing after another, in the order of the calls; one that fails holds up none. */
export const createTurns = (): (<T>(run: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const running = last.then(run);
    last = running.catch(() => {});
    return running;
  };
};
