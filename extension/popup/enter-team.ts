import type { EntryActions } from "../shared/first-run/entry-actions.ts";
import { ask } from "../ui/core.ts";

/** Has the background take this browser into a team. */
export const enterTeam: EntryActions = {
  join: (link) => ask("join", { link }),
  signIn: (serviceUrl) => ask("signIn", { serviceUrl }),
};
