import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type ClientOptions, WebSocket } from "ws";
import { trackSid } from "../../../../token-service/embedded-rooms/room/ids.ts";
import type {
  PeerConnectionState,
  ServerMessage,
} from "../../../../token-service/embedded-rooms/signaling/server-message.ts";
import { mintToken } from "./mint-token.ts";

type Message<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;
type Frame = { type: string; body?: ServerMessage; negotiatedTimeout?: number };

/** A client that speaks the protocol frame by frame, without the SDK's manners. */
export interface SignalingClient {
  readonly socket: WebSocket;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  hello(body?: object): void;
  /** Sends a room message. */
  say(body: object): void;
  /** Sends a frame as it is. */
  raw(data: string | Buffer): void;
  /** Takes the next frame of a type from those not taken yet, waiting for it if need be. */
  frame(type: string): Promise<Frame>;
  /** The same for room messages; earlier ones of other types stay, and those that do not fit. */
  take<Type extends ServerMessage["type"]>(
    type: Type,
    fits?: (message: Message<Type>) => boolean,
  ): Promise<Message<Type>>;
  /** Leaves the room as the SDK does when its page goes. */
  leave(): Promise<void>;
}

/** @param options of the WebSocket, such as `autoPong: false` for a client that is frozen */
export const openClient = async (url: string, options: ClientOptions = {}): Promise<SignalingClient> => {
  const socket = new WebSocket(url, { origin: "http://127.0.0.1", ...options });
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.on("error", () => {}); // The close event tells.
  socket.on("message", (data) => {
    frames.push(JSON.parse(String(data)));
    for (const look of [...waiting]) look();
  });
  await once(socket, "open");
  const next = (fits: (frame: Frame) => boolean): Promise<Frame> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const index = frames.findIndex(fits);
        if (index < 0) return;
        waiting.delete(look);
        resolve(...(frames.splice(index, 1) as [Frame]));
      };
      waiting.add(look);
      look();
      closed.then((code) => reject(new Error(`closed with ${code} while waiting`)));
    });
  const raw = (data: string | Buffer) => socket.send(data);
  return {
    socket,
    closed,
    raw,
    hello: (body) =>
      raw(JSON.stringify({ type: "hello", version: 2, id: randomUUID(), timeout: 5000, body })),
    say: (body) => raw(JSON.stringify({ type: "msg", body })),
    frame: (type) => next((frame) => frame.type === type),
    take: async (type, fits = () => true) =>
      (await next(({ body }) => body?.type === type && fits(body as never))).body as never,
    leave: async () => {
      socket.close(1001);
      await closed;
    },
  };
};

/** SDP in name only, without a section for data: as from a client without tracks, so that the relay offers in its place. */
export const sdp = (ufrag: string) => `v=0\r\na=ice-ufrag:${ufrag}\r\n`;

export const offer = (id: string, revision = 1, described = sdp("ufrag")) => ({
  id,
  description: { type: "offer" as const, revision, sdp: described },
});

export const answer = (id: string, revision = 1, described = sdp("ufrag")) => ({
  id,
  description: { type: "answer" as const, revision, sdp: described },
});

export const dataTrack = (id: string) => ({
  id,
  kind: "data",
  name: id,
  enabled: true,
  priority: "standard",
});

/** The `connect` message of a client with one data track and one offer. */
export const connectMessage = (
  token: string,
  {
    name = null as string | null,
    tracks = ["track"],
    offered = offer(randomUUID()) as ReturnType<typeof offer>,
  } = {},
) => ({
  type: "connect",
  version: 2,
  name,
  token,
  ice_servers: "acquire",
  format: "unified",
  publisher: { name: "twilio-video.js", sdk_version: "2.36.0", user_agent: "" },
  participant: { revision: 1 + tracks.length, tracks: tracks.map(dataTrack) },
  peer_connections: [offered],
  subscribe: { revision: 1, rules: [{ type: "include", all: true }] },
  media_signaling: {},
});

/** Someone in a room. */
export interface Member extends SignalingClient {
  token: string;
  connected: Message<"connected">;
  session: string;
  sid: string;
  /** Id of the connection to the relay: the one that the relay offers, where none with a section for data was offered. */
  pc: string;
  update(peerConnections: object[], participant?: object): void;
  /** Opens another socket and resumes the session. */
  resume(peerConnections?: object[], participant?: object): Promise<SignalingClient>;
  /** The same with another token or session. */
  resumeWith(changed: { token?: string; session?: string }): Promise<SignalingClient>;
}

/** What somebody joins with, as far as it is not what everybody does. */
export interface Joining {
  tracks?: string[];
  token?: string;
  /** Id of the connection that it offers. */
  pc?: string;
  /** SDP of the offer. */
  offered?: string;
  /** See `ClientCapabilities`. */
  outlasting?: boolean;
  /** Gets each message at once, taken or not. */
  hear?: (message: ServerMessage) => void;
}

/** Joins a room, by way of `ice` as the SDK does. */
export const joinAs = async (
  url: string,
  identity: string,
  room = "room",
  options: Joining = {},
): Promise<Member> => {
  const token = options.token ?? mintToken(identity, room);
  const tracks = options.tracks ?? [`${identity}-track`];
  const address = `${url}?who=${identity}${options.outlasting ? "&outages=outlasted" : ""}`;
  const open = async () => {
    const opened = await openClient(address);
    opened.socket.on("message", (data) => {
      const { body } = JSON.parse(String(data)) as Frame;
      if (body) options.hear?.(body);
    });
    return opened;
  };
  const client = await open();
  client.hello({ type: "ice", version: 1, edge: "roaming", token });
  await client.take("iced");
  const own: string = options.pc ?? randomUUID();
  client.say(connectMessage(token, { tracks, offered: offer(own, 1, options.offered) }));
  const connected = await client.take("connected");
  const { session } = connected;
  const pc = options.offered === undefined ? await offeredBy(client) : own;
  const local = { revision: 1 + tracks.length, tracks: tracks.map(dataTrack) };
  const sync = async (changed: object) => {
    const again = await open();
    const usual = { session, token, name: null, participant: local, peer_connections: [] };
    again.hello({ type: "sync", version: 2, ...usual, ...changed });
    return again;
  };
  return {
    ...client,
    token,
    connected,
    session,
    sid: connected.participant.sid,
    pc,
    update: (peer_connections, participant = local) =>
      client.say({ type: "update", version: 2, session, participant, peer_connections }),
    resume: (peer_connections = [], participant = local) => sync({ peer_connections, participant }),
    resumeWith: sync,
  };
};

/** The id of the connection that the relay offers next. */
const offeredBy = async (client: SignalingClient): Promise<string> => {
  const isOffer = ({ description }: PeerConnectionState) => description?.type === "offer";
  const { peer_connections } = await client.take("update", ({ peer_connections = [] }) =>
    peer_connections.some(isOffer),
  );
  return peer_connections?.find(isOffer)?.id ?? "";
};

/** Someone's tracks as another is told to hear them, in the order in which they were published. */
export const tracksOf = ({ sid }: { sid: string }, ...ids: string[]) =>
  ids.map((id) => ({ sid: trackSid(sid, id), state: "ready" }));

/** Takes updates until one tells of such a peer connection. */
export const untilConnection = async (
  client: SignalingClient,
  fits: (state: PeerConnectionState) => boolean,
): Promise<PeerConnectionState> => {
  for (;;) {
    const { peer_connections = [] } = await client.take("update");
    const found = peer_connections.find(fits);
    if (found) return found;
  }
};

export const untilDescribed = (
  client: SignalingClient,
  type: string,
  id?: string,
): Promise<PeerConnectionState> =>
  untilConnection(
    client,
    (state) => state.description?.type === type && (id === undefined || state.id === id),
  );

/** Takes updates until one tells of this participant in this state. */
export const untilState = async (
  client: SignalingClient,
  sid: string,
  state: string,
): Promise<Message<"update">> => {
  for (;;) {
    const update = await client.take("update");
    if (update.participants?.some((one) => one.sid === sid && one.state === state)) return update;
  }
};
