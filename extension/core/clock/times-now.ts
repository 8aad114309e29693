import * as v from "valibot";
import { settings } from "../../shared/settings.ts";
import { storedItem } from "../../shared/stored-item.ts";
import { unawaited } from "../unawaited.ts";
import {
  type KnownTime,
  type Reading,
  setBackBy,
  type Times,
  timesOf,
  withReading,
  withServiceTime,
} from "./known-time.ts";
import { moveBack } from "./move-back.ts";
import { serviceTime } from "./service-time.ts";

const knownTime = storedItem(
  "knownTime",
  v.optional(
    v.object({
      seen: v.object({ wall: v.number(), steady: v.number() }),
      time: v.number(),
      doubt: v.optional(v.object({ since: v.number(), contradicted: v.boolean() })),
      service: v.optional(v.object({ url: v.string(), aheadMs: v.number() })),
    }),
  ),
  { area: "local", fallback: undefined },
);

/** When the service was asked last, by the steady clock, and because of which doubt. */
const lastAsked = storedItem(
  "serviceTimeAsked",
  v.optional(v.object({ steady: v.number(), since: v.optional(v.number()) })),
  { area: "session", fallback: undefined },
);

const keepEveryMs = 5 * 60_000;
const askEveryMs = { unheard: 60_000, heard: 15 * 60_000 };

/** The “time origin” of a process is read from the clock on the wall as it starts (W3C High Resolution Time). */
const readClocks = (): Reading => ({
  wall: Date.now(),
  steady: Math.round(performance.timeOrigin + performance.now()),
});

const isSameDoubt = (one: KnownTime | undefined, other: KnownTime): boolean =>
  one?.doubt?.since === other.doubt?.since && one?.doubt?.contradicted === other.doubt?.contradicted;

const look = async (): Promise<KnownTime> => withReading(await knownTime.get(), readClocks());

/** Writes down what is known of the time, and takes note of a clock that was rightly set back. */
const keep = async (change: (stored: KnownTime | undefined) => KnownTime): Promise<KnownTime> => {
  let byMs = 0;
  const known = await knownTime.update((stored) => {
    const next = change(stored);
    byMs = setBackBy(stored, next);
    return next;
  });
  if (byMs > 0) await moveBack({ byMs, now: Date.now() });
  return known ?? change(undefined);
};

/** What is known, should there be no room to store more. */
const orElse = (known: KnownTime, store: () => Promise<KnownTime>): Promise<KnownTime> =>
  store().catch((error: unknown) => {
    console.warn("What is known of the time could not be stored:", error);
    return known;
  });

/** Writes down what the clocks tell: news at once, anything else every few minutes. */
const lookAndKeep = async (): Promise<KnownTime> => {
  const before = await knownTime.get();
  const reading = readClocks();
  const known = withReading(before, reading);
  const isYoung = before !== undefined && Math.abs(reading.steady - before.seen.steady) < keepEveryMs;
  if (isYoung && isSameDoubt(before, known)) return known;
  return orElse(known, () => keep((stored) => withReading(stored, reading)));
};

const isTimeToAsk = async ({ seen: { steady }, doubt }: KnownTime): Promise<boolean> => {
  const last = await lastAsked.get();
  const pauseMs = doubt && !doubt.contradicted ? askEveryMs.unheard : askEveryMs.heard;
  const isNews = doubt !== undefined && doubt.since !== last?.since;
  return last === undefined || isNews || Math.abs(steady - last.steady) >= pauseMs;
};

/** Has the service say what time it is, now and then: while the clock is doubted, and once in any case. */
const heard = async (known: KnownTime): Promise<KnownTime> => {
  const { serviceUrl } = await settings.get();
  const isWanted = known.doubt !== undefined || known.service?.url !== serviceUrl;
  if (serviceUrl === "" || !isWanted || !(await isTimeToAsk(known))) return known;
  await lastAsked.set({ steady: known.seen.steady, ...(known.doubt && { since: known.doubt.since }) });
  const there = await serviceTime(serviceUrl);
  if (there === undefined) return known;
  return keep((stored) => withServiceTime(withReading(stored, readClocks()), serviceUrl, there));
};

/**
 * Between which two moments the present is, for what is noted now; writes nothing.
 *
 * @returns besides, what the clock on the wall says, by which the browser rings its alarms
 */
export const timesNow = async (): Promise<Times & { isBelieved: boolean; wall: number }> => {
  const known = await look();
  return { ...timesOf(known), isBelieved: known.doubt === undefined, wall: known.seen.wall };
};

/**
 * The time that has come for certain, by which to end what is not to come back: a clock that was set ahead by mistake does
 * not make it later than it is. May ask the service first, for up to 4 s.
 *
 * @returns milliseconds since 1970
 */
export const certainNow = async (): Promise<number> => {
  const known = await lookAndKeep();
  if (known.doubt) return timesOf(await orElse(known, () => heard(known))).earliest;
  unawaited(orElse(known, () => heard(known)));
  return timesOf(known).earliest;
};
