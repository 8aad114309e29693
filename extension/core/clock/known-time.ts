/** What two clocks show at one moment, milliseconds. */
export interface Reading {
  /** That on the wall, which people and services set: since 1970. */
  wall: number;
  /** One that only ever goes forward. It stands still while some machines sleep, and begins anew with the browser. */
  steady: number;
}

/** What is known of the time. */
export interface KnownTime {
  /** What the clocks showed at the last look. */
  seen: Reading;
  /** The time then, as far as the clock on the wall was believed, and by the steady one since; milliseconds since 1970. */
  time: number;
  /** Present while the clock on the wall is not believed. */
  doubt?:
    | {
        /** What that clock showed when it was doubted first. */
        since: number;
        /** Whether the service has said that it is wrong. */
        contradicted: boolean;
      }
    | undefined;
  /** How far the clock on the wall was ahead of a service's when both were compared last, milliseconds. */
  service?: { url: string; aheadMs: number } | undefined;
}

/** Between which two moments the present is, milliseconds since 1970: one and the same while the clock is believed. */
export interface Times {
  /** By which to end what is not to come back. */
  earliest: number;
  /** By which to note when something happened, so that it does not seem old too soon. */
  latest: number;
  /** The likeliest, if nobody slept. */
  likely: number;
}

/** A clock that was set back. */
export interface SetBack {
  /** By how much, milliseconds. */
  byMs: number;
  /** What it shows since, milliseconds since 1970. */
  now: number;
}

// Clocks drift, and are put right, by less than this between two looks.
const driftMs = 5_000;
// Looks are minutes apart at the most. After a longer pause the steady clock may be another one, of a new process.
const longestPauseMs = 15 * 60_000;
const dayMs = 86_400_000;
// A computer that slept for longer gets a fresh day of doubt.
const longestSleepMs = 2 * dayMs;
// A service whose clock is as near as this to ours confirms it, and so does one that is as far away as ever.
const confirmingMs = 5 * 60_000;

const passedBetween = (from: Reading, to: Reading): number => {
  const ms = to.steady - from.steady;
  return ms >= 0 && ms <= longestPauseMs ? ms : 0;
};

const believed = ({ service }: Partial<KnownTime>, seen: Reading): KnownTime => ({
  seen,
  time: seen.wall,
  ...(service && { service }),
});

/**
 * Takes in a look at the clocks. The one on the wall is believed while it goes as the steady one does. What nothing explains
 * is doubted until it is over, the service confirms the clock, or a day later it still goes on; what the service has
 * contradicted is doubted until the service says otherwise.
 *
 * @param known undefined for the very first look, which has to be believed
 */
export const withReading = (known: KnownTime | undefined, seen: Reading): KnownTime => {
  if (!known) return believed({}, seen);
  const passed = passedBetween(known.seen, seen);
  const time = known.time + passed;
  if (Math.abs(seen.wall - time) <= driftMs) return believed(known, seen);
  const doubted = { ...known, seen, time };
  const anew = { ...doubted, doubt: { since: seen.wall, contradicted: false } };
  if (!known.doubt) return anew;
  const moved = seen.wall - known.seen.wall;
  if (known.doubt.contradicted) return Math.abs(moved - passed) <= driftMs ? doubted : anew;
  // It may have slept since; a second jump of many days is a new riddle.
  const age = seen.wall - known.doubt.since;
  if (age < 0 || moved > longestSleepMs) return anew;
  return age < dayMs ? doubted : believed(known, seen);
};

/**
 * Takes in what time it is at the service, just after a look.
 *
 * @param url the service's address
 * @param serviceTime milliseconds since 1970
 */
export const withServiceTime = (known: KnownTime, url: string, serviceTime: number): KnownTime => {
  const { seen, doubt } = known;
  const aheadMs = seen.wall - serviceTime;
  const usual = known.service?.url === url ? known.service.aheadMs : 0;
  const confirms = [0, usual].some((each) => Math.abs(aheadMs - each) <= confirmingMs);
  if (!doubt || confirms) return { ...(doubt ? believed({}, seen) : known), service: { url, aheadMs } };
  return { ...known, time: serviceTime + usual, doubt: { ...doubt, contradicted: true } };
};

/** By how much the clock on the wall was set back, rightly as is known now, milliseconds; 0 if it was not. */
export const setBackBy = (before: KnownTime | undefined, after: KnownTime): number => {
  if (!before?.doubt || after.doubt) return 0;
  const ms = before.time + passedBetween(before.seen, after.seen) - after.time;
  return ms > driftMs ? ms : 0;
};

/** Between which two moments the present is, as of the last look. */
export const timesOf = ({ seen: { wall }, time }: KnownTime): Times => ({
  earliest: Math.min(wall, time),
  latest: Math.max(wall, time),
  likely: time,
});
