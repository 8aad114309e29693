import { say, sayCount, sayList } from "../../shared/words/say.ts";
import type { OmniboxRequest } from "./omnibox-request.ts";
import type { Reachable } from "./roster.ts";

// More than these are not read in passing.
const maxNames = 8;

/** Who can be pinged, in a few words. */
export const namesSentence = (roster: readonly Pick<Reachable, "name">[]): string => {
  if (roster.length === 0) return say("ways_met_nobody");
  const shown = roster.slice(0, maxNames).map(({ name }) => name);
  const more = roster.length - shown.length;
  const others = more > 0 ? [sayCount("ways_more", more)] : [];
  return say("ways_known", sayList([...shown, ...others, say("shared_everyone")], "or"));
};

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
