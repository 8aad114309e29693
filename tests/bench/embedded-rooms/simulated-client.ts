import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type {
  PeerConnectionState,
  ServerMessage,
} from "../../../token-service/embedded-rooms/signaling/server-message.ts";
import { connectMessage } from "../../token-service/embedded-rooms/support/signaling-client.ts";
import { dial, onRefusal } from "./dial.ts";
import { JoinRefused } from "./join-refused.ts";
import type { Negotiations } from "./negotiations.ts";
import { described, gathered } from "./session-description.ts";

/** Somebody in a room, who negotiates as the SDK does and has no browser. */
export interface SimulatedClient {
  readonly isOpen: boolean;
  /** Peer connections of which this client made the last offer. */
  readonly offered: ReadonlySet<string>;
  /** Offers anew on a peer connection, as for an ICE restart. */
  offerAgain(id: string): void;
  /** The SDK's sign of life. */
  beat(): void;
  leave(): void;
}

/**
 * Joins a room by way of `ice` as the SDK does, and then answers each offer.
 *
 * @param from see `dial`
 * @throws JoinRefused
 */
export const simulatedClient = (
  url: string,
  token: string,
  negotiations: Negotiations,
  from?: string,
): Promise<SimulatedClient> =>
  new Promise((resolve, reject) => {
    const socket = dial(url, from);
    const offered = new Set<string>();
    let session = "";
    let iceRevision = 0;
    const say = (body: object) => socket.send(JSON.stringify({ type: "msg", body }));
    const tell = (peer_connections: object[]) =>
      say({ type: "update", version: 2, session, participant: undefined, peer_connections });
    const describe = (id: string, type: "offer" | "answer", revision: number) => {
      if (type === "offer") offered.add(id);
      else offered.delete(id);
      negotiations.said(id, type, revision);
      tell([described(id, type, revision)]);
      iceRevision += 1;
      tell([gathered(id, iceRevision)]);
    };
    const hear = ({ id, description }: PeerConnectionState) => {
      if (!description) return;
      const { type, revision } = description;
      if (type === "create-offer") describe(id, "offer", revision + 1);
      else if (type === "close") offered.delete(id);
      else negotiations.heard(id, type, revision);
      if (type === "offer") describe(id, "answer", revision);
    };
    const client: SimulatedClient = {
      get isOpen() {
        return socket.readyState === WebSocket.OPEN;
      },
      offered,
      offerAgain: (id) => describe(id, "offer", negotiations.next(id)),
      beat: () => socket.send('{"type":"heartbeat"}'),
      leave: () => socket.close(1001),
    };
    const receive = (body: ServerMessage) => {
      if (body.type === "error") reject(new JoinRefused(body.code));
      else if (body.type === "iced") say(connectMessage(token));
      else if (body.type === "connected") {
        session = body.session;
        resolve(client);
      }
      if ("peer_connections" in body) for (const state of body.peer_connections ?? []) hear(state);
    };
    socket.on("open", () =>
      socket.send(
        JSON.stringify({
          type: "hello",
          version: 2,
          id: randomUUID(),
          timeout: 5000,
          body: { type: "ice", version: 1, edge: "roaming", token },
        }),
      ),
    );
    socket.on("message", (data) => {
      const { body } = JSON.parse(String(data)) as { body?: ServerMessage };
      if (body) receive(body);
    });
    onRefusal(socket, reject);
  });
