import type { Feature } from "../feature.ts";
import { settings } from "../store/values.ts";
import { watchPresence } from "./own-presence.ts";

/** How the user is, and what they have set. */
export const attention = {
  commands: {
    changeSettings: async (change) => {
      await settings.update((now) => ({ ...now, ...change }));
    },
  },
  start: watchPresence,
} satisfies Feature;
