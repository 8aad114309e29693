import type { DataChannel } from "node-datachannel";

/**
 * Calls the library, which throws within calls on what has just ended; an exception within a callback of its own ends the process.
 *
 * @returns whether it neither threw nor gave false
 */
export const isDone = (work: () => unknown): boolean => {
  try {
    return work() !== false;
  } catch {
    return false;
  }
};

/** Has somebody hear what comes over a channel. */
export const listenTo = (channel: DataChannel, heard: (data: string | Buffer) => void): void => {
  channel.onError(() => {});
  channel.onMessage((data) => {
    isDone(() => heard(data instanceof ArrayBuffer ? Buffer.from(data) : data));
  });
};
