import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import SdkConnection from "twilio-video/es5/signaling/v2/peerconnection.js";

/** How the service is told, in the address of its signalling, that the channels of this client are paired. */
const parameter = ["channels", "paired"] as const;

/** The service's ids for pairs begin so; one of an earlier release makes others, and calls channels by their plain labels. */
const prefix = "pair-";

/**
 * What a channel is called on one connection, as the service says it too (`token-service/embedded-rooms/peer-pair/channel-id.ts`).
 *
 * @param connection the connection's id, which its two ends and the service know
 * @returns 64 lower-case hex digits; the label itself where the service is of an earlier release
 */
export const labelOn = (connection: string, label: string): string =>
  connection.startsWith(prefix) ? bytesToHex(sha256(utf8ToBytes(`${connection}\n${label}`))) : label;

/** What `connect` is given for embedded rooms. */
export interface PairedChannels {
  wsServer: string;
  PeerConnectionV2: typeof SdkConnection;
}

/**
 * Ties each data channel of a room to the connection that it is on. The SDK looks for somebody's data track among the channels
 * of all connections, by the label alone (twilio-video 2.36.0, es5/signaling/v2/room.js, _getOrCreateTrackReceiverDeferred),
 * and whoever opens a channel chooses its label: so anybody in a room could speak as anybody else. Here a channel is sent
 * under a label that only the two ends of its connection know, and is received under a name of that connection.
 *
 * The SDK makes its connections of the class that its options name so (es5/signaling/v2/peerconnectionmanager.js), and of
 * `RTCPeerConnection` below.
 *
 * @param wsServer the address of the signalling
 * @param Connection for the SDK to connect with
 * @param onImposture called once, when channels of one label have come over two connections; both were closed
 */
export const pairedChannels = (
  wsServer: string,
  Connection: typeof RTCPeerConnection,
  onImposture: () => void,
): PairedChannels => {
  const address = new URL(wsServer);
  address.searchParams.set(...parameter);
  const isImpostor = createImpostureWatch(onImposture);

  class PairedConnection extends SdkConnection {
    constructor(id: string, encodings: unknown, codecs: unknown, options: object) {
      class Paired extends Connection {
        constructor(...given: ConstructorParameters<typeof Connection>) {
          super(...given);
          // Called before the SDK's own listener, which takes the channel by its label.
          this.addEventListener("datachannel", ({ channel }) => {
            const { label } = channel;
            const name = isImpostor(id, channel) ? "" : labelOn(id, label);
            Object.defineProperty(channel, "label", { value: name });
          });
        }
        override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
          return super.createDataChannel(labelOn(id, label), init);
        }
      }
      super(id, encodings, codecs, { ...options, RTCPeerConnection: Paired });
    }
  }
  return { wsServer: address.href, PeerConnectionV2: PairedConnection };
};

const isLive = ({ readyState }: RTCDataChannel): boolean =>
  readyState === "open" || readyState === "connecting";

/**
 * Watches for channels of one label on several connections: no honest client opens them, and which of them is the right one
 * cannot be told by the label.
 *
 * @returns a function that takes a channel as it comes, and closes it and its likes if it is such a one
 */
const createImpostureWatch = (onImposture: () => void) => {
  const channels = new Map<string, { id: string; channel: RTCDataChannel }[]>();
  const doubtful = new Set<string>();
  return (id: string, channel: RTCDataChannel): boolean => {
    const { label } = channel;
    const alike = (channels.get(label) ?? []).filter((other) => isLive(other.channel));
    channels.set(label, [...alike, { id, channel }]);
    channel.addEventListener("close", () => {
      const left = (channels.get(label) ?? []).filter((other) => isLive(other.channel));
      if (left.length > 0) channels.set(label, left);
      else channels.delete(label);
    });
    if (!doubtful.has(label) && alike.every((other) => other.id === id)) return false;
    if (doubtful.size === 0) onImposture();
    doubtful.add(label);
    for (const each of [...alike, { channel }]) each.channel.close();
    return true;
  };
};
