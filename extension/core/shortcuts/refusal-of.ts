import { say } from "../../shared/words/say.ts";
import { sayList } from "../../shared/words/say-list.ts";
import { namesSentence } from "./names-sentence.ts";
import type { OmniboxRequest } from "./omnibox-request.ts";
import type { Reachable } from "./roster-of.ts";

/** Why a request from the address bar pings nobody, in a sentence. */
export const refusalOf = (
  request: Exclude<OmniboxRequest, { kind: "ping" }>,
  roster: readonly Reachable[],
): string => {
  switch (request.kind) {
    case "empty":
      return say("ways_nothing_typed", namesSentence(roster));
    case "unknown":
      return say("ways_unknown", request.typed, namesSentence(roster));
    case "choose":
      return say("ways_several", sayList(request.names, "or"));
  }
};
