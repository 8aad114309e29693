import { silentAfterMs } from "./relay-limits.ts";

/** When which member has given a sign of life. */
export interface Beats {
  /** A member has given one. @param member SID of the participant */
  beat(member: string): void;
  /** Whether a member that has given signs of life before gives none any more. A page of other software never gives any. */
  isSilent(member: string): boolean;
  /** A member has no connection any more. */
  forget(member: string): void;
}

/** @param now monotonic milliseconds */
export const createBeats = (now: () => number): Beats => {
  const beatenAt = new Map<string, number>();
  return {
    beat: (member) => void beatenAt.set(member, now()),
    forget: (member) => void beatenAt.delete(member),
    isSilent: (member) => {
      const at = beatenAt.get(member);
      return at !== undefined && now() - at > silentAfterMs;
    },
  };
};
