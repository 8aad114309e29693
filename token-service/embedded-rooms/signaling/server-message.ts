import type { IceServer } from "../ice-servers.ts";
import type { ReportedPeerConnection } from "./client-message.ts";

/** What a client is told of one peer connection: the other side's state, or an instruction. */
export interface PeerConnectionState {
  id: string;
  description?: ReportedPeerConnection["description"] | { type: "create-offer" | "close"; revision: number };
  ice?: ReportedPeerConnection["ice"];
}

/** Another participant as clients see it; `tracks` is always the complete list. */
export interface RemoteState {
  sid: string;
  identity: string;
  state: "connected" | "reconnecting" | "disconnected";
  revision: number;
  tracks: { sid: string; name: string; kind: "data"; enabled: boolean; priority: string }[];
}

/** A publisher's own tracks: under which SID each is known, or why it is not published. */
export interface Published {
  revision: number;
  tracks: (
    | { id: string; sid: string; state: "ready" }
    | { id: string; state: "failed"; error: { code: number; message: string } }
  )[];
}

/** Maps each remote track's SID to the label of its RTCDataChannel; always the complete list. */
export interface Subscribed {
  revision: number;
  tracks: { id: string; sid: string; state: "ready" }[];
}

/** Every room message that the service sends (twilio-video 2.36.0, es5/signaling/v2/room.js, _update). */
export type ServerMessage =
  | { type: "iced"; version: 1; ice_servers: IceServer[] }
  | {
      type: "connected";
      session: string;
      sid: string;
      name: string;
      participant: { sid: string; identity: string };
      participants: RemoteState[];
      peer_connections: PeerConnectionState[];
      published: Published;
      subscribed: Subscribed;
      options: { session_timeout: number; signaling_region: string };
    }
  | {
      type: "update";
      participants?: RemoteState[];
      peer_connections?: PeerConnectionState[];
      published?: Published;
      subscribed?: Subscribed;
    }
  | {
      type: "synced";
      participants: RemoteState[];
      peer_connections: PeerConnectionState[];
      published: Published;
      subscribed: Subscribed;
    }
  | { type: "disconnected" }
  | { type: "error"; code: number; message: string };

/** One message for one or more participants of a room, by SID. A decision, not yet an effect. */
export interface Outgoing {
  to: readonly string[];
  body: ServerMessage;
}

/** A room message in its frame (twilio-video 2.36.0, es5/twilioconnection.js, _handleMessage). */
export const messageFrame = (body: ServerMessage): string => JSON.stringify({ type: "msg", body });
