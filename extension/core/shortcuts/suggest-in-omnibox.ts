import { say } from "../../shared/words/say.ts";
import type { OmniboxSuggestions } from "../api.ts";
import { omniboxSuggestions } from "./omnibox-suggestions.ts";
import { roster } from "./roster.ts";

/** What to say below the address bar: what Enter will do, and who else could be meant. */
export const suggestInOmnibox = (typed: string): OmniboxSuggestions => {
  const who = roster();
  return who ? omniboxSuggestions(typed, who, Date.now()) : { enter: say("ways_not_set_up"), others: [] };
};
