import { say } from "../../shared/words/say.ts";
import type { OmniboxSuggestions } from "../api.ts";
import type { Feature } from "../feature.ts";
import { pingFromMenu, showMenu } from "./menu.ts";
import { omniboxRequest, refusalOf } from "./omnibox-request.ts";
import { omniboxSuggestions } from "./omnibox-suggestions.ts";
import { pingAndTell, pingLastTarget, showNotPinged } from "./ping-and-tell.ts";
import { roster } from "./roster.ts";

/** What to say below the address bar: what Enter will do, and who else could be meant. */
export const suggestInOmnibox = (typed: string): OmniboxSuggestions => {
  const who = roster();
  return who ? omniboxSuggestions(typed, who, Date.now()) : { enter: say("ways_not_set_up"), others: [] };
};

/** Pings whom the words in the address bar name, or says why nobody was pinged. */
export const pingFromOmnibox = async (typed: string): Promise<void> => {
  const who = roster();
  if (!who) return showNotPinged(say("ways_not_set_up"));
  const request = omniboxRequest(
    typed,
    who.people.map(({ name }) => name),
  );
  if (request.kind !== "ping") return showNotPinged(refusalOf(request, who.people));
  const asked = who.people.find(({ name }) => name === request.to);
  await pingAndTell({ to: asked?.person ?? request.to }, request.text);
};

/** Ways to ping without the popup: a shortcut, the context menu, the address bar. */
export const shortcuts = {
  commands: {
    pingLastTarget,
    menuChosen: pingFromMenu,
    suggestInOmnibox: async (typed) => suggestInOmnibox(typed),
    pingFromOmnibox,
  },
  start: showMenu,
} satisfies Feature;
