import { createStore, get, type UseStore, update } from "idb-keyval";
import * as v from "valibot";
import { isGuest, isSamePerson, printOf } from "../../shared/identity.ts";
import { identity, timestamp } from "../../shared/ping-schema.ts";
import { publicKey } from "../../shared/wire-schema.ts";

const pin = v.object({
  /** The key for private pings that the device told last. */
  key: publicKey,
  /** When it told that key, by its own clock, milliseconds since 1970. */
  at: timestamp,
  /** As who it did. */
  identity,
  /** When that was taken, by this computer's clock, milliseconds since 1970. */
  takenAt: timestamp,
});
const pins = v.record(v.string(), pin);
type Pins = v.InferOutput<typeof pins>;

/** What a device says of itself, proven to be its own. */
interface KeyStatement {
  /** The device's. */
  from: string;
  /** The room's name. */
  room: string;
  key: string;
  /** When it said so, milliseconds since 1970: a clock of its own, which only rises. */
  at: number | undefined;
}

/** What becomes of a statement: nothing if the device has said something newer. */
export type Pinned = "stale" | "known" | "new-device";

/** The keys of devices, pinned to each device's print. */
export interface DevicePins {
  /** @param own this device's identity: its person may have other devices too */
  take(statement: KeyStatement, own: string): Promise<Pinned>;
}

// Guests, of whom there may be any number, are forgotten first, and of these and of others whose key was taken longest ago: what
// they say of the time has no part in it. Who is forgotten is taken as they come then.
const maxPins = 2_000;
const item = "all";

const rank = ({ identity }: Pins[string]): number => (isGuest(identity) ? 0 : 1);

const without = (all: Pins): Pins => {
  const entries = Object.entries(all);
  if (entries.length <= maxPins) return all;
  return Object.fromEntries(
    entries.toSorted(([, a], [, b]) => rank(b) - rank(a) || b.takenAt - a.takenAt).slice(0, maxPins),
  );
};

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("device-pins", "pins");
  return opened;
};

const read = async (): Promise<Pins> => {
  const stored = await get<unknown>(item, store()).catch((error: unknown) =>
    console.warn("reading the pinned keys", error),
  );
  return v.is(pins, stored) ? stored : {};
};

const write = (print: string, pinned: Pins[string]): Promise<void> =>
  update<unknown>(
    item,
    (stored) => without({ ...(v.is(pins, stored) ? stored : {}), [print]: pinned }),
    store(),
  ).catch((error: unknown) => console.warn("storing a pinned key", error));

/**
 * Makes the pins, which outlive this document: a recorded statement about an earlier key is worth nothing after a restart
 * either. Where they cannot be stored they hold as long as the document.
 */
export const createDevicePins = (): DevicePins => {
  /** When a device told its key last in a room, of those heard last. */
  const heardAt = new Map<string, number>();
  const recordHeard = (who: string, at: number): void => {
    heardAt.delete(who);
    heardAt.set(who, at);
    const [oldest] = heardAt.keys();
    if (heardAt.size > maxPins && oldest !== undefined) heardAt.delete(oldest);
  };
  const reading = read();
  let all: Pins | undefined;

  return {
    take: async ({ from, room, key, at }, own) => {
      const stored = await reading;
      all ??= stored;
      const print = printOf(from);
      if (print === null || at === undefined) return "stale";
      const pinned = Object.hasOwn(all, print) ? all[print] : undefined;
      const isRepeated = at <= (heardAt.get(`${room} ${from}`) ?? -1);
      if (isRepeated || (pinned && pinned.key !== key && at <= pinned.at)) return "stale";
      const isNewDevice =
        !pinned &&
        !isGuest(from) && // Each of their browsers is somebody of its own.
        (isSamePerson(from, own) || Object.values(all).some((each) => isSamePerson(each.identity, from)));
      recordHeard(`${room} ${from}`, at);
      const next = { key, at: Math.max(at, pinned?.at ?? at), identity: from, takenAt: Date.now() };
      all = without({ ...all, [print]: next });
      if (pinned?.key !== key) await write(print, next);
      return isNewDevice ? "new-device" : "known";
    },
  };
};
