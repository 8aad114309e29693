import type { ReceivedKey } from "../../shared/stored-pings.ts";

const maxKeys = 2_000;

/**
 * Remembers keys of received pings: the newest news first, and only so many, since each sender gives up some day.
 *
 * @param known newest first
 * @param now milliseconds since 1970
 */
export const withKeys = (
  known: readonly ReceivedKey[],
  news: readonly string[],
  now: number,
): ReceivedKey[] => {
  const added = new Set(news);
  return [
    ...[...added].map((key) => ({ key, at: now })),
    ...known.filter(({ key }) => !added.has(key)),
  ].slice(0, maxKeys);
};
