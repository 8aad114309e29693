import * as v from "valibot";
import { storedItem } from "../shared/stored-item.ts";

const progressSchema = v.object({
  /** The user goes on without pinning the icon. */
  pinLater: v.optional(v.boolean(), false),
  /** A test ping has come back. */
  pinged: v.optional(v.boolean(), false),
});

/** How far somebody new has come, as far as nothing else tells it. */
export const progress = storedItem("welcome", progressSchema, {
  area: "local",
  fallback: v.parse(progressSchema, {}),
});
