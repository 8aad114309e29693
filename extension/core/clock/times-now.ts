import * as v from "valibot";
import { runDetached } from "../base/async.ts";
import { createListeners, value } from "../store/value.ts";
import { settings } from "../store/values.ts";
import { tellTimeJump } from "./clock.ts";
import {
  type KnownTime,
  type Reading,
  type SetBack,
  setBackBy,
  type Times,
  timesOf,
  withReading,
  withServiceTime,
} from "./known-time.ts";

const timeoutMs = 4_000;

const health = v.object({ status: v.literal("ok"), serverTime: v.pipe(v.string(), v.isoTimestamp()) });

/** What time it is at a service, milliseconds since 1970, some seconds late at most; undefined if it does not say. */
export const serviceTime = async (serviceUrl: string): Promise<number | undefined> => {
  try {
    const response = await fetch(`${serviceUrl}/health`, {
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return Date.parse(v.parse(health, await response.json()).serverTime);
  } catch {
    return undefined; // It is out of reach, or another program answers.
  }
};

const knownTime = value(
  "knownTime",
  v.optional(
    v.object({
      seen: v.object({ wall: v.number(), steady: v.number() }),
      time: v.number(),
      doubt: v.optional(v.object({ since: v.number(), contradicted: v.boolean() })),
      service: v.optional(v.object({ url: v.string(), aheadMs: v.number() })),
    }),
  ),
  undefined,
);

/** When the service was asked last, by the steady clock, and because of which doubt. */
let lastAsked: { steady: number; since?: number } | undefined;

const setBack = createListeners<SetBack>();

/** Calls back when the clock on the wall was rightly set back, so that what is to end by itself can move along. */
export const onSetBack = setBack.add;

const keepEveryMs = 5 * 60_000;
const askEveryMs = { unheard: 60_000, heard: 15 * 60_000 };

/** The “time origin” of a process is read from the clock on the wall as it starts (W3C High Resolution Time). */
const readClocks = (): Reading => ({
  wall: Date.now(),
  steady: Math.round(performance.timeOrigin + performance.now()),
});

const isSameDoubt = (one: KnownTime | undefined, other: KnownTime): boolean =>
  one?.doubt?.since === other.doubt?.since && one?.doubt?.contradicted === other.doubt?.contradicted;

const look = (): KnownTime => withReading(knownTime.get(), readClocks());

/** Writes down what is known of the time, and takes note of a clock that was rightly set back. */
const keep = async (change: (stored: KnownTime | undefined) => KnownTime): Promise<KnownTime> => {
  const before = knownTime.get();
  const known = change(before);
  await knownTime.set(known);
  const byMs = setBackBy(before, known);
  if (byMs > 0) setBack.tell({ byMs, now: Date.now() });
  if (before?.doubt && !isSameDoubt(before, known)) tellTimeJump("told");
  return known;
};

/** What is known, should there be no room to store more. */
const orElse = (known: KnownTime, store: () => Promise<KnownTime>): Promise<KnownTime> =>
  store().catch((error: unknown) => {
    console.warn("What is known of the time could not be stored:", error);
    return known;
  });

/** Writes down what the clocks tell: news at once, anything else every few minutes. */
const lookAndKeep = async (): Promise<KnownTime> => {
  const before = knownTime.get();
  const reading = readClocks();
  const known = withReading(before, reading);
  const isYoung = before !== undefined && Math.abs(reading.steady - before.seen.steady) < keepEveryMs;
  if (isYoung && isSameDoubt(before, known)) return known;
  return orElse(known, () => keep((stored) => withReading(stored, reading)));
};

const isTimeToAsk = ({ seen: { steady }, doubt }: KnownTime): boolean => {
  const pauseMs = doubt && !doubt.contradicted ? askEveryMs.unheard : askEveryMs.heard;
  const isNews = doubt !== undefined && doubt.since !== lastAsked?.since;
  return lastAsked === undefined || isNews || Math.abs(steady - lastAsked.steady) >= pauseMs;
};

/** Has the service say what time it is, now and then: while the clock is doubted, and once in any case. */
const heard = async (known: KnownTime): Promise<KnownTime> => {
  const { serviceUrl } = settings.get();
  const isWanted = known.doubt !== undefined || known.service?.url !== serviceUrl;
  if (serviceUrl === "" || !isWanted || !isTimeToAsk(known)) return known;
  lastAsked = { steady: known.seen.steady, ...(known.doubt && { since: known.doubt.since }) };
  const there = await serviceTime(serviceUrl);
  if (there === undefined) return known;
  return keep((stored) => withServiceTime(withReading(stored, readClocks()), serviceUrl, there));
};

/** Has the service asked at the next occasion although it was asked just now: the network is back, and it may not have been there. */
export const askServiceAgain = (): void => {
  lastAsked = undefined;
};

/** Between which two moments the present is, for what is noted now; writes nothing. */
export const timesNow = (): Times & { isBelieved: boolean } => {
  const known = look();
  return { ...timesOf(known), isBelieved: known.doubt === undefined };
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
  runDetached(orElse(known, () => heard(known)));
  return timesOf(known).earliest;
};
