import type { Feature } from "../feature.ts";
import { draft } from "../store/values.ts";
import { pingTarget } from "./ping-target.ts";

/** Pings on their way out. */
export const sending = {
  commands: {
    ping: pingTarget,
    keepDraft: (kept) => draft.set(kept),
  },
} satisfies Feature;
