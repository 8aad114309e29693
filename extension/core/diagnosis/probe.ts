import type { DeviceKey } from "../../shared/device-key.ts";
import { deviceOf, printOf } from "../../shared/identity.ts";
import { type Arrived, decode } from "../../shared/wire-schema.ts";
import { ConnectionError } from "../access/connection-problem.ts";
import type { RoomAccess } from "../access/request-access.ts";
import type { JoinRoom } from "../rooms/room.ts";
import { isProven } from "../sealing/message-proof.ts";
import { type Sealer, sealedSaying } from "../sealing/sealer.ts";
import { createSpeaker } from "../sealing/speaker.ts";

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
  /** This device's key for a service. */
  deviceKey(serviceUrl: string): Promise<DeviceKey>;
}

/** Where a probe goes, and whom it meets. */
export interface ProbeGoal {
  serviceUrl: string;
  access: RoomAccess;
  /** This device's identity in the room. */
  device: string;
}

/**
 * Enters a room as a probe.
 *
 * @param signal leaves off joining
 * @throws ConnectionError when the room cannot be joined
 */
export const joinAsProbe = async (
  { joinRoom, sealer, deviceKey }: ProbeParts,
  { serviceUrl, access, device }: ProbeGoal,
  signal: AbortSignal,
): Promise<Probe> => {
  const { identity: from, room: name } = access;
  const key = printOf(from) === null ? undefined : await deviceKey(serviceUrl);
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

  const confirm = async ({ message, said, proof }: Arrived): Promise<void> => {
    if (message.kind !== "receipt" || message.to !== from || message.outcome === "unstored") return;
    const isOurs = printOf(device) === null || (await isProven(proof, { room: name, from: device, said }));
    if (!isOurs) return;
    confirmed.add(message.id);
    look();
  };

  const room = await joinRoom(
    access,
    {
      message: (data, origin) => {
        const arrived = origin.from === device ? decode(data) : null;
        if (arrived && "message" in arrived)
          confirm(arrived).catch((error) => console.error("taking in a receipt", error));
      },
      participants: () => look(),
      reached: () => look(),
      reconnecting: () => {},
      reconnected: () => {},
      ended: (problem) => over.abort(new ConnectionError(problem)),
    },
    signal,
  );
  const speaker = createSpeaker({ send: room.send, room: name, identity: from, key });
  const isReached = () => room.paths().some(({ identity, state }) => identity === device && state === "open");

  return {
    reachDevice: (stop) => until(isReached, stop),
    ping: async ({ id, text }, stop) => {
      const { publicKey, seal } = await sealer;
      const said = { text, sentAt: Date.now(), priority: "ping" } as const;
      const letter = { ...said, everyone: false, devices: [deviceOf(device)] };
      const envelope = { id, from, room: name };
      const proof = await speaker.prove(sealedSaying(letter, envelope));
      const sealed = await seal({ ...letter, proof }, envelope, [{ to: device, publicKey }]);
      const send = () => speaker.say({ kind: "sealed", id, ...sealed });
      send();
      const sending = setInterval(send, againMs);
      await until(() => confirmed.has(id), stop).finally(() => clearInterval(sending));
    },
    leave: () => room.leave(),
  };
};
