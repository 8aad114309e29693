import { namesSentence } from "./names-sentence.ts";
import type { OmniboxRequest } from "./omnibox-request.ts";
import type { Reachable } from "./roster-of.ts";

/** What there is to say before the first run. */
export const setUpFirst = "Pingroom is not set up yet. Click its icon in the toolbar first.";

/** Why a request from the address bar pings nobody, in a sentence. */
export const refusalOf = (
  request: Exclude<OmniboxRequest, { kind: "ping" }>,
  roster: readonly Reachable[],
): string => {
  switch (request.kind) {
    case "empty":
      return `Type a name, then what to say. ${namesSentence(roster)}`;
    case "unknown":
      return `Nobody is called “${request.typed}”. ${namesSentence(roster)}`;
    case "choose":
      return `Several people could be meant: ${request.names.join(", ")}.`;
  }
};
