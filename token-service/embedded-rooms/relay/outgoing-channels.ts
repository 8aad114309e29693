import type { DataChannel, PeerConnection } from "node-datachannel";
import { isDone, listenTo } from "./native-calls.ts";

/** A channel that the relay opened on a connection. */
export interface OutgoingChannel {
  /** Sends, or keeps until it is open. @returns false when it is not there any more, or too much waits already */
  send(data: string | Buffer): boolean;
  close(): void;
}

/** The channels that the relay opens on one connection. */
export interface OutgoingChannels {
  /** @param heard told what the client says on it */
  open(label: string, heard?: (data: string | Buffer) => void): OutgoingChannel;
  /** The connection ends; nothing is sent any more. */
  end(): void;
}

/**
 * Makes the channels of a connection, of which there are none yet.
 *
 * The library opens a channel twice that is made at the very moment when the connection comes up, and its own kind closes it then.
 * So all others are made once the first is open, which must be made before the connection is described.
 *
 * @param unreadBytes that may wait to be read by the client
 */
export const createOutgoingChannels = (connection: PeerConnection, unreadBytes: number): OutgoingChannels => {
  /** Those that hold bytes that the client has not taken yet. */
  const behind = new Set<DataChannel>();
  const unmade: (() => void)[] = [];
  let waitingBytes = 0;
  let hasFirst = false;
  let isFirstOpen = false;
  let isOver = false;

  const unread = (): number => {
    let bytes = waitingBytes;
    for (const channel of behind) {
      const hasMore = isDone(() => {
        const held = channel.bufferedAmount();
        bytes += held;
        return held > 0;
      });
      if (!hasMore) behind.delete(channel);
    }
    return bytes;
  };
  const write = (channel: DataChannel, data: string | Buffer): boolean => {
    let isThrough = false;
    const isTaken = isDone(() => {
      isThrough = typeof data === "string" ? channel.sendMessage(data) : channel.sendMessageBinary(data);
    });
    if (isTaken && !isThrough) behind.add(channel);
    return isTaken;
  };
  const open: OutgoingChannels["open"] = (label, heard = () => {}) => {
    let channel: DataChannel | undefined;
    /** What waits until it is open. */
    let queue: (string | Buffer)[] | undefined = [];

    const takeQueue = (): (string | Buffer)[] => {
      const taken = queue ?? [];
      queue = undefined;
      for (const data of taken) waitingBytes -= Buffer.byteLength(data);
      return taken;
    };
    const opened = (): void => {
      for (const data of takeQueue()) if (channel) write(channel, data);
      isFirstOpen = true;
      for (const make of unmade.splice(0)) make();
    };
    const make = (): void => {
      if (isOver || !queue) return;
      const isMade = isDone(() => {
        channel = connection.createDataChannel(label);
        listenTo(channel, (data) => isOver || heard(data));
        channel.onOpen(() => {
          isDone(opened);
        });
      });
      if (!isMade) takeQueue();
    };
    if (hasFirst && !isFirstOpen) unmade.push(make);
    else make();
    hasFirst = true;
    return {
      send: (data) => {
        if (isOver || unread() + Buffer.byteLength(data) > unreadBytes) return false;
        if (!queue) return channel !== undefined && write(channel, data);
        queue.push(data);
        waitingBytes += Buffer.byteLength(data);
        return true;
      },
      close: () => {
        takeQueue();
        if (!channel) return;
        behind.delete(channel);
        setImmediate(() => isDone(() => channel?.close()));
      },
    };
  };
  return {
    open,
    end: () => {
      isOver = true;
      behind.clear();
      unmade.splice(0);
    },
  };
};
