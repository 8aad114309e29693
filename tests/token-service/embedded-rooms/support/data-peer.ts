import { type DataChannel, PeerConnection } from "node-datachannel";

/** Something that came over a channel. */
export interface Heard {
  label: string;
  text: string;
}

/** A client's end of a connection to the relay, without signalling. */
export interface DataPeer {
  /** Everything that came so far. */
  readonly heard: readonly Heard[];
  /** Labels of the channels that the relay opened and has not closed. */
  readonly offered: ReadonlySet<string>;
  /** Labels of the channels that this side opened and that are open. */
  readonly open: ReadonlySet<string>;
  /** Labels of the channels that were closed again, of either side's. */
  readonly closed: ReadonlySet<string>;
  /** This side's description, once there is one. */
  description(): Promise<string>;
  /** Takes the relay's description, and sends longer messages than that allows all the same. */
  take(type: "answer" | "offer", sdp: string): void;
  /** Opens one more channel. */
  openChannel(label: string): void;
  /** Says something over a channel of either side's. @returns false where there is none that is open */
  say(label: string, data: string | Buffer): boolean;
  close(): void;
}

const mostBytes = 2_000_000;

const peers = new Set<DataPeer>();

/** Closes all that tests have left open. */
export const closeDataPeers = (): void => {
  for (const peer of peers) peer.close();
};

/**
 * Makes a peer that offers at once where it has channels to open, and otherwise waits for an offer.
 *
 * It refers to each channel to the end: the library closes those that nothing refers to.
 */
export const createDataPeer = (labels: readonly string[]): DataPeer => {
  const connection = new PeerConnection("test", {
    iceServers: [],
    bindAddress: "127.0.0.1",
    maxMessageSize: mostBytes,
  });
  const heard: Heard[] = [];
  const channels = new Map<string, DataChannel[]>();
  const offered = new Set<string>();
  const open = new Set<string>();
  const closed = new Set<string>();
  let isClosed = false;
  let describe: (sdp: string) => void;
  const description = new Promise<string>((resolve) => {
    describe = resolve;
  });
  const listen = (channel: DataChannel, label: string, state: Set<string>): void => {
    channels.set(label, [...(channels.get(label) ?? []), channel]);
    channel.onMessage((data) => void heard.push({ label, text: String(data) }));
    channel.onClosed(() => {
      state.delete(label);
      closed.add(label);
    });
    channel.onError(() => {});
  };
  connection.onLocalDescription((sdp) => describe(sdp));
  connection.onDataChannel((channel) => {
    const label = channel.getLabel();
    offered.add(label);
    listen(channel, label, offered);
  });
  const openChannel = (label: string): void => {
    const channel = connection.createDataChannel(label);
    channel.onOpen(() => void open.add(label));
    listen(channel, label, open);
  };
  for (const label of labels) openChannel(label);
  const peer: DataPeer = {
    heard,
    offered,
    open,
    closed,
    description: () => description,
    take: (type, sdp) => {
      const unbounded = sdp.replace(/^a=max-message-size:\d+/m, `a=max-message-size:${mostBytes}`);
      if (!isClosed) connection.setRemoteDescription(unbounded, type);
    },
    openChannel,
    say: (label, data) => {
      const channel = channels.get(label)?.find((one) => one.isOpen());
      if (!channel) return false;
      if (typeof data === "string") channel.sendMessage(data);
      else channel.sendMessageBinary(data);
      return true;
    },
    close: () => {
      peers.delete(peer);
      if (isClosed) return;
      isClosed = true;
      connection.close();
    },
  };
  peers.add(peer);
  return peer;
};
