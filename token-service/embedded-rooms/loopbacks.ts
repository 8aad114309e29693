import type { Participant } from "./room/room.ts";
import type { ReportedPeerConnection } from "./signaling/client-message.ts";
import type { Outgoing, PeerConnectionState } from "./signaling/server-message.ts";

/**
 * Connections of clients with themselves, by which participants who are alone in a room stay there. A client that lost its
 * socket or its last peer ends its room at the session timeout unless a peer connection comes up meanwhile; resuming does
 * not stop it (twilio-video 2.36.0, es5/signaling/room.js, maybeUpdateState).
 */
export interface Loopbacks {
  /** Has a participant's client connect with itself for a while. */
  start(participant: Participant): void;
  /** Passes on what the client says of such a connection to its other end. @returns what that cost, see `frameCost` */
  relay(participant: Participant, reports: readonly ReportedPeerConnection[]): number;
  /** The client has closed both ends: it resumed, or left. */
  forget(participant: Participant): void;
  /** Closes those that have done their work. @param late ms by which this process was held up, which count for nobody */
  sweep(late: number): void;
}

interface Loopback {
  ids: readonly [string, string];
  /** Monotonic milliseconds. */
  until: number;
}

const close = (id: string): PeerConnectionState => ({ id, description: { type: "close", revision: 1 } });

/**
 * Makes loopbacks, of which there are none yet. Nothing is published over them: the participant's tracks are on both ends, and
 * nobody subscribes to its own.
 *
 * @param lastMs how long one stays; enough to come up, and less than the 15 s after which the SDK calls a connection without
 *   candidates failed (es5/signaling/v2/peerconnection.js, _handleIceGatheringTimeout)
 * @param deliver sends messages, and returns what that cost
 * @param now monotonic milliseconds
 */
export const createLoopbacks = (
  lastMs: number,
  newPairId: () => string,
  deliver: (outgoing: readonly Outgoing[]) => number,
  now: () => number,
): Loopbacks => {
  const loopbacks = new Map<Participant, Loopback>();
  const tell = ({ sid }: Participant, peerConnections: PeerConnectionState[]): number =>
    deliver([{ to: [sid], body: { type: "update", peer_connections: peerConnections } }]);
  const end = (participant: Participant, { ids }: Loopback): number => {
    loopbacks.delete(participant);
    return tell(participant, ids.map(close));
  };
  return {
    start: (participant) => {
      const ids = [newPairId(), newPairId()] as const;
      loopbacks.set(participant, { ids, until: now() + lastMs });
      tell(participant, [{ id: ids[0], description: { type: "create-offer", revision: 1 } }]);
    },
    relay: (participant, reports) => {
      let cost = 0;
      for (const { id, description, ice } of reports) {
        const loopback = loopbacks.get(participant);
        if (!loopback?.ids.includes(id)) continue;
        const [one, other] = loopback.ids;
        if (description?.type === "close") cost += end(participant, loopback);
        else {
          const across = {
            id: id === one ? other : one,
            ...(description && { description }),
            ...(ice && { ice }),
          };
          cost += tell(participant, [across]);
        }
      }
      return cost;
    },
    forget: (participant) => void loopbacks.delete(participant),
    sweep: (late) => {
      const moment = now();
      for (const [participant, loopback] of loopbacks) {
        loopback.until += late;
        if (moment >= loopback.until) end(participant, loopback);
      }
    },
  };
};
