/**
 * Starts to measure a duration in milliseconds. Neither clock alone will do: the monotonous one stands still while some
 * machines sleep, the other one can be set back.
 */
export const stopwatch = (): (() => number) => {
  const [monotonous, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - monotonous, Date.now() - wall);
};
