import * as v from "valibot";

/** How far somebody new has come, as far as nothing else tells it, as it is stored. */
export const welcomeProgress = v.object({
  /** The user goes on without pinning the icon. */
  pinLater: v.optional(v.boolean(), false),
  /** A test ping has come back. */
  pinged: v.optional(v.boolean(), false),
});
export type WelcomeProgress = v.InferOutput<typeof welcomeProgress>;
