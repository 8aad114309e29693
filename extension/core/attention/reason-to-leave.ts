import type { Engine } from "../../shared/engine.ts";
import { isWithin } from "../../shared/quiet/is-within.ts";
import { nextStart } from "../../shared/quiet/next-start.ts";
import type { Settings } from "../../shared/settings.ts";
import { leavesWhenAway } from "./leaves-when-away.ts";

/** Why the rooms are left on purpose, and when that ends by itself, milliseconds since 1970. */
export type ReasonToLeave = { why: "locked" | "idle" } | { why: "hours"; until: number | undefined };

/** What is known at one moment. */
export interface Circumstances {
  settings: Pick<Settings, "leaveWhenAway" | "workingHours">;
  /** What makes the rooms; undefined while the service has not said. */
  engine: Engine | undefined;
  /** What the browser says of this computer, asked for as many idle minutes as the settings name. */
  idle: "active" | "idle" | "locked";
  /** Until when the user works whatever their hours are, milliseconds since 1970. */
  workingUntil: number;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Whether there is a reason not to be in the rooms. Working hours are the user's own and count whatever makes the rooms; a
 * computer that nobody uses counts where the settings say so.
 *
 * @returns null if there is none
 */
export const reasonToLeave = ({
  settings,
  engine,
  idle,
  workingUntil,
  now,
}: Circumstances): ReasonToLeave | null => {
  const { workingHours } = settings;
  if (workingHours.length > 0 && workingUntil <= now && !isWithin(workingHours, now)) {
    const until = nextStart(workingHours, now);
    return { why: "hours", until: Number.isFinite(until) ? until : undefined };
  }
  return idle !== "active" && leavesWhenAway(settings, engine) ? { why: idle } : null;
};
