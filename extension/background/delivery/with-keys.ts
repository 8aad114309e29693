const maxKeys = 2_000;

/**
 * Remembers keys of received pings: the newest news first, and only so many, since each sender gives up some day.
 *
 * @param keys newest first
 */
export const withKeys = (keys: readonly string[], news: readonly string[]): string[] => {
  const added = new Set(news);
  return [...added, ...keys.filter((key) => !added.has(key))].slice(0, maxKeys);
};
