import type { Target } from "./ping-schema.ts";

/** Whom the user pinged last. */
export interface LastTargets {
  /** By room. */
  lastTargets: Record<string, Target["to"]>;
  /** In whichever room. What was stored before there was one for each room is told by this alone. */
  lastTarget: Target | undefined;
}

/**
 * Whom the user pinged last in a room: a person, or null for everyone.
 *
 * @returns undefined before the first ping there
 */
export const lastTargetIn = (
  room: string,
  defaultRoom: string,
  { lastTargets, lastTarget: last }: LastTargets,
): Target["to"] | undefined => {
  if (Object.hasOwn(lastTargets, room)) return lastTargets[room];
  return last && (last.room ?? defaultRoom) === room ? last.to : undefined;
};
