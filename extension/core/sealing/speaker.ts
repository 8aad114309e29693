import { createStore, get, type UseStore, update } from "idb-keyval";
import type { DeviceKey } from "../../shared/device-key.ts";
import { printOf } from "../../shared/identity.ts";
import { encode, sayingOf, type WireMessage } from "../../shared/wire-schema.ts";
import { prove } from "./message-proof.ts";

const item = "last";

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("statement-clock", "times");
  return opened;
};

/**
 * Makes the clock by which this device says which of its statements is the newest. It rises with each, also when the
 * computer's clock was put back, and after a restart.
 *
 * @returns what tells the next time, milliseconds since 1970
 */
export const createStatementClock = async (): Promise<() => number> => {
  const stored = await get<unknown>(item, store()).catch((error: unknown) =>
    console.warn("reading the time of the last statement", error),
  );
  let last = Number.isSafeInteger(stored) ? Number(stored) : 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    const now = last;
    update<unknown>(item, (before) => Math.max(now, Number(before) || 0), store()).catch((error: unknown) =>
      console.warn("storing the time of a statement", error),
    );
    return now;
  };
};

/** What says something in a room, as this device. */
export interface Speaker {
  /**
   * Says it with a proof. A ping has one where it is sealed, and those who get it in the clear could not check any; beats and echoes
   * tell nothing but that somebody is there.
   */
  say(message: WireMessage): void;
  /** Proves what travels in some other way. @returns undefined where this device can prove nothing */
  prove(said: object): Promise<string | undefined>;
}

/** As whom, and where. */
export interface SpeakerParts {
  /** Hands data to the room; see `Room`. */
  send(data: string, what: "ping" | "signal"): void;
  /** The room's name. */
  room: string;
  /** This device's in the room. */
  identity: string;
  /** The one that the service knows it by; absent for one that it knows no key of. */
  key: DeviceKey | undefined;
}

/** Makes it. What is said one after another is sent so, though proving takes its time. */
export const createSpeaker = ({ send, room, identity: from, key }: SpeakerParts): Speaker => {
  const print = printOf(from);
  // The service may have let this device in by an earlier key: nobody would take a proof by another one.
  const own = print !== null && key?.thumbprint.startsWith(print) ? key : undefined;
  let last = Promise.resolve();
  return {
    say: (message) => {
      const { kind } = message;
      const what = kind === "ping" || kind === "sealed" ? "ping" : "signal";
      if (!own || kind === "beat" || kind === "echo") {
        send(encode(message), what);
        return;
      }
      last = last
        .then(async () => {
          const isPing = what === "ping";
          const proof = isPing ? undefined : await prove(own, { room, from, said: sayingOf(message) });
          send(encode(message, proof), what);
        })
        .catch((error: unknown) => console.error("saying something in a room", error));
    },
    prove: async (said) => (own ? prove(own, { room, from, said }) : undefined),
  };
};
