import type { CandidateType, PathInUse } from "../../shared/inspection.ts";

/** One entry of a statistics report, as far as it matters here (W3C, Identifiers for WebRTC's Statistics API). */
type Entry = { type: string } & Record<string, unknown>;

const types: readonly unknown[] = ["host", "srflx", "prflx", "relay"];

const candidateType = (entry: Entry | undefined): CandidateType | undefined =>
  types.includes(entry?.candidateType) ? (entry?.candidateType as CandidateType) : undefined;

/**
 * Finds the path that a connection has chosen in its statistics.
 *
 * @returns undefined while it has chosen none
 */
export const chosenPath = (stats: ReadonlyMap<string, unknown>): PathInUse["chosen"] => {
  const entry = (id: unknown) => stats.get(String(id)) as Entry | undefined;
  const transport = ([...stats.values()] as Entry[]).find(({ type }) => type === "transport");
  const pair = entry(transport?.selectedCandidatePairId);
  const [local, remote] = [entry(pair?.localCandidateId), entry(pair?.remoteCandidateId)];
  const [localType, remoteType] = [candidateType(local), candidateType(remote)];
  if (!pair || !localType || !remoteType) return undefined;
  const relayProtocol = local?.relayProtocol;
  const seconds = pair.currentRoundTripTime;
  return {
    local: localType,
    remote: remoteType,
    protocol: local?.protocol === "tcp" ? "tcp" : "udp",
    ...((relayProtocol === "udp" || relayProtocol === "tcp" || relayProtocol === "tls") && { relayProtocol }),
    ...(typeof seconds === "number" && { roundTripMs: seconds * 1_000 }),
  };
};
