import * as v from "valibot";
import { storedItem } from "./stored-item.ts";

/** Why the last sign-in let nobody in. The popup closes when the sign-in's window opens, and shows it when it opens next. */
export const signInProblem = storedItem(
  "signInProblem",
  v.optional(
    v.object({
      serviceUrl: v.string(),
      /** A sentence. */
      problem: v.string(),
    }),
  ),
  { area: "session", fallback: undefined },
);
