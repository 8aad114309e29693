import SdkPeerConnection from "twilio-video/es5/webrtc/rtcpeerconnection/index.js";
import type { PathInUse } from "../../shared/inspection.ts";
import { chosenPath } from "./inspect-path.ts";
import type { RoomConnections } from "./room.ts";

interface Watched {
  connection: RTCPeerConnection;
  identities: Set<string>;
}

/** Sees the WebRTC connections of one room. */
export interface WatchedConnections extends RoomConnections {
  /** The class for the SDK to connect with: its own one, seen through. */
  RTCPeerConnection: typeof RTCPeerConnection;
  /** Told who speaks while something of theirs is being handed over, so that it is known over which connection. */
  heardFrom(identity: string): void;
}

/**
 * Watches the connections that the SDK makes for a room; it shows none of them itself, and its own `getStats` leaves out
 * their paths. `connect` takes a class for its connections (twilio-video 2.36.0, tsdef/types.d.ts), and gets the one that
 * it would take by itself.
 */
export const watchConnections = (): WatchedConnections => {
  let watched: Watched[] = [];
  let latestServers: RTCIceServer[] = [];
  let speaking: Watched | undefined;

  const open = () => {
    watched = watched.filter(({ connection }) => connection.connectionState !== "closed");
    return watched;
  };

  class WatchedConnection extends SdkPeerConnection {
    constructor(configuration?: RTCConfiguration, options?: object) {
      super(configuration, options);
      const known: Watched = { connection: this, identities: new Set() };
      watched = [...open(), known];
      latestServers = configuration?.iceServers ?? [];
      this.addEventListener("datachannel", ({ channel }) => {
        // The SDK listens to the channel after us, and hands over what has come before the next listener is called.
        channel.addEventListener("message", () => {
          speaking = known;
        });
      });
    }
  }

  const pathOf = async ({ connection, identities }: Watched): Promise<PathInUse> => {
    const chosen = chosenPath((await connection.getStats()) as ReadonlyMap<string, unknown>);
    return {
      identities: [...identities],
      state: connection.connectionState,
      ...(chosen && { chosen }),
    };
  };

  return {
    RTCPeerConnection: WatchedConnection,
    heardFrom: (identity) => speaking?.identities.add(identity),
    paths: () => Promise.all(open().map(pathOf)),
    iceServers: () => latestServers,
  };
};
