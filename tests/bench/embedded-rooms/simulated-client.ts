import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type {
  PeerConnectionState,
  ServerMessage,
} from "../../../token-service/embedded-rooms/signaling/server-message.ts";
import { connectMessage } from "../../token-service/embedded-rooms/support/signaling-client.ts";
import { dial, onRefusal } from "./dial.ts";
import { JoinRefused } from "./join-refused.ts";
import type { Renewals } from "./renewals.ts";
import { offered } from "./session-description.ts";

/** Somebody in a room, who negotiates as the SDK does and has neither browser nor connection. */
export interface SimulatedClient {
  readonly isOpen: boolean;
  /** Offers anew on its connection, as after a network changed; the service asks for another one then. */
  restartIce(): void;
  /** The SDK's sign of life. */
  beat(): void;
  leave(): void;
}

/**
 * Joins a room by way of `ice` as the SDK does, and then offers each connection that it is asked for.
 *
 * @param from see `dial`
 * @throws JoinRefused
 */
export const simulatedClient = (
  url: string,
  token: string,
  renewals: Renewals,
  from?: string,
): Promise<SimulatedClient> =>
  new Promise((resolve, reject) => {
    const socket = dial(url, from);
    let session = "";
    let id = randomUUID() as string;
    let revision = 1;
    const say = (body: object) => socket.send(JSON.stringify({ type: "msg", body }));
    const offer = () =>
      say({ type: "update", version: 2, session, peer_connections: [offered(id, revision)] });
    const client: SimulatedClient = {
      get isOpen() {
        return socket.readyState === WebSocket.OPEN;
      },
      restartIce: () => {
        renewals.began(client);
        revision += 1;
        offer();
      },
      beat: () => socket.send('{"type":"heartbeat"}'),
      leave: () => socket.close(1001),
    };
    const hear = ({ id: said, description }: PeerConnectionState) => {
      if (description?.type === "create-offer") {
        id = said;
        revision = description.revision + 1;
        offer();
      } else if (description?.type === "answer" && said === id) renewals.ended(client);
    };
    const receive = (body: ServerMessage) => {
      if (body.type === "error") reject(new JoinRefused(body.code));
      else if (body.type === "iced") {
        renewals.began(client);
        say(connectMessage(token, { offered: offered(id, revision) }));
      } else if (body.type === "connected") {
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
