import type { CandidateType, PathInUse } from "../shared/inspection.ts";
import { say, type Word } from "../shared/words/say.ts";
import { briefly } from "./span.ts";

const ends: Record<CandidateType, Word> = {
  host: "diagnosis_end_host",
  srflx: "diagnosis_end_srflx",
  prflx: "diagnosis_end_prflx",
  relay: "diagnosis_end_relay",
};

/** What a path is like: the browsers reach each other, they do so through a router, or a relay is between. */
export const pathKind = ({ local, remote }: NonNullable<PathInUse["chosen"]>): Word => {
  if (local === "relay" || remote === "relay") return "diagnosis_path_relayed";
  return local === "host" && remote === "host" ? "diagnosis_path_direct" : "diagnosis_path_translated";
};

/** The path of one connection in a line: “Direct (host to host), UDP, round trip 1 ms”. */
export const pathWords = ({ chosen, state }: PathInUse): string => {
  if (!chosen) return say(state === "failed" ? "diagnosis_path_failed" : "diagnosis_path_none");
  const { local, remote, protocol, relayProtocol, roundTripMs } = chosen;
  const parts = [
    say(pathKind(chosen)),
    say("diagnosis_path_ends", say(ends[local]), say(ends[remote])),
    relayProtocol ? say("diagnosis_path_relay_over", relayProtocol.toUpperCase()) : protocol.toUpperCase(),
  ];
  return roundTripMs === undefined
    ? say("diagnosis_path_line", ...parts)
    : say("diagnosis_path_line_timed", ...parts, briefly(roundTripMs));
};
