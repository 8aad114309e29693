import { storingFails } from "../shared/storing-fails.ts";

/** Notes that a ping could not be stored. @param key of one that was shown all the same @param now milliseconds since 1970 */
export const noteNotStored = async (key: string | undefined, now: number): Promise<void> => {
  await storingFails.update((known) => {
    const isKnown = key === undefined || known.shown.includes(key);
    if (isKnown && known.since !== undefined) return known;
    return { since: known.since ?? now, shown: isKnown ? known.shown : [key, ...known.shown] };
  });
};

/** Notes that a ping could be stored: so can others from now on. */
export const noteStored = async (key: string): Promise<void> => {
  await storingFails.update((known) => {
    if (known.since === undefined && !known.shown.includes(key)) return known;
    return { shown: known.shown.filter((each) => each !== key) };
  });
};

/** Notes that a ping was not shown after all. */
export const noteNotShown = async (key: string): Promise<void> => {
  await storingFails.update((known) =>
    known.shown.includes(key) ? { ...known, shown: known.shown.filter((each) => each !== key) } : known,
  );
};
