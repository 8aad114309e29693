import SdkPeerConnection from "twilio-video/es5/webrtc/rtcpeerconnection/index.js";
import type { CandidateType, PathInUse, RoomInspection } from "../../shared/inspection.ts";
import type { JoinedRoom, RoomConnections } from "./room.ts";

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

/** Sees the WebRTC connections of one room. */
export interface WatchedConnections extends RoomConnections {
  /** The class for the SDK to connect with: its own one, seen through. */
  RTCPeerConnection: typeof RTCPeerConnection;
}

/**
 * Watches the connections that the SDK makes for a room; it shows none of them itself, and its own `getStats` leaves out
 * their paths. `connect` takes a class for its connections (twilio-video 2.36.0, tsdef/types.d.ts), and gets the one that
 * it would take by itself.
 *
 * @param onChannel told of each channel that comes, before the SDK
 */
export const watchConnections = (onChannel: (channel: RTCDataChannel) => void): WatchedConnections => {
  let watched: RTCPeerConnection[] = [];
  let latestServers: RTCIceServer[] = [];

  const open = () => {
    watched = watched.filter(({ connectionState }) => connectionState !== "closed");
    return watched;
  };

  class WatchedConnection extends SdkPeerConnection {
    constructor(configuration?: RTCConfiguration, options?: object) {
      super(configuration, options);
      watched = [...open(), this];
      latestServers = configuration?.iceServers ?? [];
      this.addEventListener("datachannel", ({ channel }) => onChannel(channel));
    }
  }

  const pathOf = async (connection: RTCPeerConnection): Promise<PathInUse> => {
    const chosen = chosenPath((await connection.getStats()) as ReadonlyMap<string, unknown>);
    return {
      state: connection.connectionState,
      ...(chosen && { chosen }),
    };
  };

  return {
    RTCPeerConnection: WatchedConnection,
    paths: () => Promise.all(open().map(pathOf)),
    iceServers: () => latestServers,
  };
};

/** What can be said of a stay, and what must not leave this document. */
export interface InspectedSession {
  shown: RoomInspection;
  /** With user names and passwords. */
  servers: RTCIceServer[];
}

/** The addresses of servers without their user names and passwords. */
const addressesOf = (servers: readonly RTCIceServer[]): string[] => [
  ...new Set(servers.flatMap(({ urls }) => urls)),
];

/** Looks into a stay. @param rejoin when it is to end, if anything limits it */
export const inspectSession = async (
  room: string,
  { connections }: Pick<JoinedRoom, "connections">,
  rejoin: () => RoomInspection["rejoin"],
): Promise<InspectedSession> => {
  const servers = connections?.iceServers() ?? [];
  const planned = rejoin();
  return {
    shown: {
      room,
      paths: (await connections?.paths()) ?? [],
      iceServers: addressesOf(servers),
      ...(planned && { rejoin: planned }),
    },
    servers,
  };
};
