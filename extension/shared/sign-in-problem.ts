import * as v from "valibot";

/** Why the last sign-in let nobody in, as pages are told. The popup closes when the sign-in's window opens, and shows it when it opens next. */
export const signInProblemSchema = v.object({
  serviceUrl: v.string(),
  /** A sentence. */
  problem: v.string(),
});
export type SignInProblem = v.InferOutput<typeof signInProblemSchema>;
