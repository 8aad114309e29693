import type { Presence } from "../shared/presence.ts";

/** What the background last said of the user; the offscreen document cannot find out by itself. */
export interface OwnPresence {
  now(): Presence;
  /** Takes what the background says. */
  set(presence: Presence): void;
}

/** Makes it; the user is here until something else is said. */
export const ownPresence = (onChange: (is: Presence, was: Presence) => void): OwnPresence => {
  let now: Presence = "here";
  return {
    now: () => now,
    set: (presence) => {
      const was = now;
      now = presence;
      if (now !== was) onChange(now, was);
    },
  };
};
