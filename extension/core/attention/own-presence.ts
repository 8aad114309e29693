import { type Availability, isSameAvailability } from "../../shared/presence.ts";

/** What the background last said of the user; the offscreen document cannot find out by itself. */
export interface OwnPresence {
  now(): Availability;
  /** Takes what the background says. */
  set(said: Availability): void;
}

/** Makes it; the user is here until something else is said. */
export const ownPresence = (onChange: (is: Availability, was: Availability) => void): OwnPresence => {
  let now: Availability = { presence: "here" };
  return {
    now: () => now,
    set: (said) => {
      const was = now;
      now = said;
      if (!isSameAvailability(now, was)) onChange(now, was);
    },
  };
};
