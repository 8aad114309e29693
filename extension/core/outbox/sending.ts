import type { Feature } from "../feature.ts";
import { draft } from "../store/values.ts";
import { pingTarget } from "./ping-target.ts";

/** Pings on their way out. */
export const sending = {
  commands: {
    ping: async (what) => {
      const problem = await pingTarget(what);
      // What was typed has become a ping. Should the core end before it is forgotten, the popup asks before it is sent again.
      if (problem === null)
        await draft
          .set(undefined)
          .catch((error: unknown) => console.warn("A draft that was sent could not be forgotten:", error));
      return problem;
    },
    // An urgency without a text would be a surprise the next time.
    keepDraft: ({ text, room, priority }) =>
      draft.set({ text, room, ...(text.trim() !== "" && { priority }) }),
  },
} satisfies Feature;
