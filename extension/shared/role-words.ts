import type { Role } from "./grant.ts";
import type { Word } from "./words/say.ts";

/** What a role lets somebody do, by the name of the sentence that says it. */
export const roleWords: Record<Role, Word> = {
  both: "shared_role_both",
  publish: "shared_role_publish",
  subscribe: "shared_role_subscribe",
};
