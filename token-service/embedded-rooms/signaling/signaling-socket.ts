import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { networkOf } from "../../base/network-address.ts";
import { createTokenBucket } from "../../base/token-bucket.ts";
import { frameCost, type RoomLimits } from "../room-limits.ts";
import type { ClientCapabilities } from "./accept-upgrades.ts";
import { parseFrame, type RoomMessage } from "./client-message.ts";
import { messageFrame } from "./server-message.ts";
import { SignalingRefusal } from "./signaling-refusal.ts";

/** How a socket's part in its room ended: the client left, it may come back, or it broke the protocol. */
type SocketEnding = "left" | "lost" | "violated";

/** One client's WebSocket, speaking the transport layer of twilio-video 2.36.0, es5/twilioconnection.js. */
export interface SignalingSocket {
  /**
   * Monotonic milliseconds of opening, of the last sign of life, of the last frame sent and of the last ping. By `due` a
   * socket without a place in a room must have got further.
   */
  readonly times: { opened: number; heard: number; sent: number; pinged: number; due: number };
  /** Where the client is, for the log. */
  readonly address: string;
  /** The same as clients are counted, see `networkOf`. */
  readonly network: string;
  readonly capabilities: ClientCapabilities;
  /** True once a close is under way; what still comes is not heard. */
  readonly isClosing: boolean;
  /** Makes the client pay for messages that others were sent because of it, see `frameCost`. */
  charge(cost: number): void;
  /** Sends a frame, or drops a client that does not read. */
  send(frame: string): void;
  /** Tells the client, finally, why it may not go on, and closes. */
  refuse(refusal: SignalingRefusal, closeCode?: number): void;
  /** Does what the client asked for, and refuses the client when that throws. */
  attempt(work: () => void): void;
  ping(): void;
  /** Closes with a code; the client resumes unless it is 1000 (es5/signaling/v2/twilioconnectiontransport.js). */
  close(code: number): void;
  /** Drops the connection at once. */
  terminate(): void;
}

/** What becomes of a socket's messages. */
export interface SocketOwner {
  /** @throws {SignalingRefusal} which is told to the client */
  receive(socket: SignalingSocket, message: RoomMessage): void;
  /** Called once, when no more messages will come. */
  ended(socket: SignalingSocket, ending: SocketEnding): void;
}

/**
 * Makes a client's WebSocket speak: welcomes it, checks and counts what it sends, and tells its owner how it ended.
 *
 * @param address where the client is
 * @param welcome the `welcome` frame
 * @param now monotonic milliseconds
 */
export const createSignalingSocket = (
  ws: WebSocket,
  address: string,
  capabilities: ClientCapabilities,
  welcome: string,
  limits: RoomLimits,
  owner: SocketOwner,
  now: () => number,
  log: Logger,
): SignalingSocket => {
  const opened = now();
  const times = { opened, heard: opened, sent: opened, pinged: opened, due: Number.POSITIVE_INFINITY };
  const budget = createTokenBucket(limits.frameBurst, limits.framesPerSecond, now);
  let state: "new" | "welcomed" | "closing" | "ended" = "new";

  const end = (ending: SocketEnding): void => {
    if (state === "ended") return;
    state = "ended";
    owner.ended(socket, ending);
  };
  const socket: SignalingSocket = {
    times,
    address,
    network: networkOf(address),
    capabilities,
    get isClosing() {
      return state === "closing" || state === "ended";
    },
    charge: (cost) => void budget.spend(cost),
    send: (frame) => {
      if (ws.readyState !== ws.OPEN) return;
      if (ws.bufferedAmount > limits.unreadBytes) {
        log.warn({ unreadBytes: ws.bufferedAmount }, "dropped a client that does not read");
        ws.terminate();
        return;
      }
      times.sent = now();
      ws.send(frame);
    },
    refuse: ({ code, message }, closeCode = 1008) => {
      if (socket.isClosing) return;
      // Before `welcome` the client ignores room messages, and would dial again for ever.
      if (state === "new") socket.send(welcome);
      socket.send(messageFrame({ type: "error", code, message }));
      socket.close(closeCode);
    },
    attempt: (work) => {
      if (socket.isClosing) return;
      try {
        work();
      } catch (error) {
        const isRefusal = error instanceof SignalingRefusal;
        if (!isRefusal) log.error({ err: error }, "a message could not be processed");
        socket.refuse(isRefusal ? error : new SignalingRefusal(53000, "The signaling service failed"));
        end("violated");
      }
    },
    ping: () => {
      times.pinged = now();
      ws.ping();
    },
    close: (code) => {
      if (state !== "ended") state = "closing";
      ws.close(code);
    },
    terminate: () => ws.terminate(),
  };
  const violate = (reason: string, closeCode: number): void => {
    log.warn({ reason, closeCode }, "closed a client that broke the protocol");
    socket.refuse(new SignalingRefusal(53004, "The client sent an invalid message"), closeCode);
    end("violated");
  };
  const take = (data: Buffer, isBinary: boolean): void => {
    const parsed = budget.spend(frameCost(data.length))
      ? parseFrame(data, isBinary)
      : { closeCode: 1008, reason: "too many frames" };
    if ("reason" in parsed) {
      violate(parsed.reason, parsed.closeCode);
      return;
    }
    const { frame } = parsed;
    if (frame.type === "heartbeat" || frame.type === "bye") return;
    if (frame.type === "hello") {
      // A hello is repeated, with the same body, when its welcome was slow: answer it, but act only once.
      const isFirst = state === "new";
      state = "welcomed";
      socket.send(welcome);
      if (isFirst && frame.body) owner.receive(socket, frame.body);
    } else if (state === "new") violate("message before hello", 1008);
    else owner.receive(socket, frame.body);
  };
  ws.on("message", (data: Buffer, isBinary) => {
    times.heard = now();
    socket.attempt(() => take(data, isBinary));
  });
  ws.on("pong", () => {
    times.heard = now();
  });
  ws.on("error", (error: NodeJS.ErrnoException) => {
    // ws answers a malformed or oversized frame with the right close code itself. The SDK would resume after it, and
    // perhaps for ever, so the session ends too.
    if (error.code?.startsWith("WS_ERR_")) end("violated");
  });
  // 1000 and 1001 mean that the page left, unless they echo a close of ours, which never uses them.
  ws.on("close", (code) => end(state !== "closing" && (code === 1000 || code === 1001) ? "left" : "lost"));
  return socket;
};
