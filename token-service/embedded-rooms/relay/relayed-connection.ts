import { type DataChannel, PeerConnection, setSctpSettings } from "node-datachannel";
import { isDone, listenTo } from "./native-calls.ts";
import { createOutgoingChannels, type OutgoingChannel } from "./outgoing-channels.ts";

/** One member's peer connection, as the relay has it. */
export interface RelayedConnection {
  /** Takes the client's description. @returns whether it is of any use */
  take(type: "offer" | "answer", sdp: string): boolean;
  /** Opens a channel to the client. @param heard told what the client says on it */
  open(label: string, heard?: (data: string | Buffer) => void): OutgoingChannel;
  close(): void;
}

/** Whom a connection tells. Nothing is told after `ended`. */
export interface ConnectionListener {
  /** The relay's own description. */
  described(type: "answer" | "offer", sdp: string): void;
  /** The client opened a channel. @returns false to close it at once */
  opened(label: string): boolean;
  closed(label: string): void;
  heard(label: string, data: string | Buffer): void;
  /** It failed, or the client ended it. */
  ended(): void;
}

/** Where a connection listens, and what it takes. */
export interface ConnectionOptions {
  /** The address to bind to; all of this machine's when undefined. */
  host: string | undefined;
  /** The one UDP port of all connections. */
  port: number;
  /** What is longer comes with more bytes than these, and perhaps not whole. */
  messageBytes: number;
  unreadBytes: number;
}

/** Has the library keep so many bytes of what is on its way, for each connection that is made from now on; it would keep 1 MB. */
export const keepAtMost = (sendBufferSize: number): void => setSctpSettings({ sendBufferSize });

/**
 * Makes a connection on node-datachannel. It offers by itself as soon as the first channel is opened on it, unless it was given an
 * offer before.
 *
 * The library closes a channel that nothing refers to any more, so each is kept here until it is closed.
 */
export const createRelayedConnection = (
  name: string,
  { host, port, messageBytes, unreadBytes }: ConnectionOptions,
  listener: ConnectionListener,
): RelayedConnection => {
  const connection = new PeerConnection(name, {
    iceServers: [],
    ...(host !== undefined && { bindAddress: host }),
    enableIceUdpMux: true,
    portRangeBegin: port,
    portRangeEnd: port,
    // The library cuts a longer message short and passes the rest off as the whole: by this byte it is told apart.
    maxMessageSize: messageBytes + 1,
  });
  const incoming = new Set<DataChannel>();
  const outgoing = createOutgoingChannels(connection, unreadBytes);
  let isOver = false;

  const close = (): void => {
    if (isOver) return;
    isOver = true;
    outgoing.end();
    // Never within a call of the library's own, where closing ends the process.
    setImmediate(() => {
      isDone(() => connection.close());
      incoming.clear();
    });
  };
  const end = (): void => {
    if (isOver) return;
    close();
    listener.ended();
  };
  const take = (channel: DataChannel): void => {
    const label = channel.getLabel();
    if (isOver || !listener.opened(label)) {
      setImmediate(() => isDone(() => channel.close()));
      return;
    }
    incoming.add(channel);
    channel.onClosed(() => {
      incoming.delete(channel);
      isDone(() => isOver || listener.closed(label));
    });
    listenTo(channel, (data) => isOver || listener.heard(label, data));
  };
  connection.onLocalDescription((sdp, type) => {
    if (!isOver && (type === "answer" || type === "offer")) isDone(() => listener.described(type, sdp));
  });
  connection.onStateChange((state) => {
    if (state === "failed" || state === "closed") isDone(end);
  });
  connection.onDataChannel((channel) => {
    isDone(() => take(channel));
  });

  return {
    take: (type, sdp) => !isOver && isDone(() => connection.setRemoteDescription(sdp, type)),
    open: outgoing.open,
    close,
  };
};
