import { background } from "../background/api.ts";
import type { EntryActions } from "../shared/first-run/entry-actions.ts";

/** Has the background take this browser into a team. */
export const enterTeam: EntryActions = {
  join: (link) => background.sendMessage("join", { link }),
  signIn: (serviceUrl) => background.sendMessage("signIn", { serviceUrl }),
};
