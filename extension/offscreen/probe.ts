import { ConnectionError } from "../shared/connection-problem.ts";
import { decode, encode } from "../shared/wire.ts";
import type { JoinRoom, RoomAccess } from "./room.ts";
import type { Sealer } from "./sealer.ts";

// What is sent before the data channel is open is lost, and the same ping is taken but once.
const againMs = 500;

/** This device's second way into a room, on which nobody but the device itself is met. */
export interface Probe {
  /** Resolves once the device's data tracks are open. @throws the signal's reason, or ConnectionError when the stay ends */
  reachDevice(signal: AbortSignal): Promise<void>;
  /** Sends a ping to the device until it is confirmed. @throws as above */
  ping(what: { id: string; text: string }, signal: AbortSignal): Promise<void>;
  leave(): void;
}

/** What a probe needs. */
export interface ProbeParts {
  joinRoom: JoinRoom;
  sealer: Promise<Sealer>;
}

/**
 * Enters a room as a probe.
 *
 * @param device this device's identity in the room
 * @param signal leaves off joining
 * @throws ConnectionError when the room cannot be joined
 */
export const joinAsProbe = async (
  { joinRoom, sealer }: ProbeParts,
  access: RoomAccess,
  device: string,
  signal: AbortSignal,
): Promise<Probe> => {
  const confirmed = new Set<string>();
  const over = new AbortController();
  let look = () => {};
  const until = (isSo: () => boolean, stop: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const either = AbortSignal.any([stop, over.signal]);
      either.throwIfAborted();
      either.addEventListener("abort", () => reject(either.reason), { once: true });
      look = () => {
        if (isSo()) resolve();
      };
      look();
    });

  const room = await joinRoom(
    access,
    {
      message: (data, { from }) => {
        const message = decode(data);
        if (from !== device || message?.kind !== "receipt" || message.to !== access.identity) return;
        if (message.outcome === "unstored") return;
        confirmed.add(message.id);
        look();
      },
      participants: () => look(),
      reached: () => look(),
      imposture: () => {}, // The stay beside it tells of it.
      reconnecting: () => {},
      reconnected: () => {},
      ended: (problem) => over.abort(new ConnectionError(problem)),
    },
    signal,
  );
  const isReached = () => room.paths().some(({ identity, state }) => identity === device && state === "open");

  return {
    reachDevice: (stop) => until(isReached, stop),
    ping: async ({ id, text }, stop) => {
      const { publicKey, seal } = await sealer;
      const body = { text, sentAt: Date.now(), priority: "ping" } as const;
      const sealed = await seal(body, { id, from: access.identity, to: device }, publicKey);
      if (!sealed) throw new Error("A ping cannot be sealed with this device's own key.");
      const send = () => room.send(encode({ kind: "sealed", id, to: device, ...sealed }), "ping");
      send();
      const sending = setInterval(send, againMs);
      await until(() => confirmed.has(id), stop).finally(() => clearInterval(sending));
    },
    leave: () => room.leave(),
  };
};
