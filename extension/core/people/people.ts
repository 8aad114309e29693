import type { Feature } from "../feature.ts";
import { knownTeammates, newDevices } from "../store/values.ts";

/** Whom this browser has met. */
export const people = {
  commands: {
    forgetTeammate: async ({ room, identities }) => {
      await knownTeammates.update((known) =>
        known.filter((each) => each.room !== room || !identities.includes(each.identity)),
      );
    },
    dismissNewDevices: async (identities) => {
      await newDevices.update((noted) => noted.filter(({ identity }) => !identities.includes(identity)));
    },
  },
} satisfies Feature;
