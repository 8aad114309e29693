import { ApiError } from "../../base/api-error.ts";
import type { Store } from "../../store/open-store.ts";
import type { Usage } from "../room-engine.ts";

/** A calendar month in UTC. Times are milliseconds since 1970. */
export interface UtcMonth {
  /** For programs, for instance "2026-11". */
  key: string;
  /** For people, for instance "November 2026". */
  words: string;
  start: number;
  /** Start of the month after it. */
  end: number;
}

/** The month that a moment is in. */
export const utcMonth = (now: number): UtcMonth => {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    key: date.toISOString().slice(0, 7),
    words: date.toLocaleString("en-US", { month: "long", year: "numeric", timeZone: "UTC" }),
    start: Date.UTC(year, month),
    end: Date.UTC(year, month + 1),
  };
};

/** One participant's stay in a room at Twilio. Times are milliseconds since 1970. */
export interface Stay {
  participantSid: string;
  roomSid: string;
  identity: string;
  joinedAt: number;
  /** Undefined while it goes on. */
  leftAt: number | undefined;
}

/** Twilio ends every stay and every room after 24 hours: https://www.twilio.com/docs/video/programmable-video-limits */
const longestMs = 86_400_000;

/** The stays that were seen, in the store. */
export interface Stays {
  /** Writes down all that is known of some stays. Callers may repeat it in any order: a known end stays known. */
  record(stays: readonly Stay[]): Promise<void>;
  /** Ends the stays that go on in a room, at most 24 hours after they began. */
  endRoom(roomSid: string, at: number): Promise<void>;
  /** SIDs of the rooms in which stays go on. */
  openRooms(): Promise<string[]>;
  /** Participant minutes of a month until now: of each stay its part in the month, rounded up to whole minutes. */
  minutes(month: UtcMonth, now: number): Promise<number>;
  /** When the newest stay began; 0 if there is none. */
  newest(): Promise<number>;
  /** Forgets stays that ended before a moment. */
  forget(before: number): Promise<void>;
}

const upsertStatement = ({ participantSid, roomSid, identity, joinedAt, leftAt }: Stay) => ({
  sql: `INSERT INTO twilio_stays (participant_sid, room_sid, identity, joined_at, left_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (participant_sid) DO UPDATE
    SET joined_at = excluded.joined_at, left_at = excluded.left_at
    WHERE (left_at IS NULL OR excluded.left_at IS NOT NULL)
      AND (joined_at, left_at) IS NOT (excluded.joined_at, excluded.left_at)`,
  args: [participantSid, roomSid, identity, joinedAt, leftAt ?? null],
});

/** See {@link Stays}. */
export const createStays = (store: Store): Stays => ({
  record: async (stays) => {
    if (stays.length > 0) await store.batch(stays.map(upsertStatement), "write");
  },
  endRoom: async (roomSid, at) => {
    await store.execute({
      sql: `UPDATE twilio_stays SET left_at = MAX(joined_at, MIN(?, joined_at + ${longestMs}))
        WHERE room_sid = ? AND left_at IS NULL`,
      args: [at, roomSid],
    });
  },
  openRooms: async () => {
    const { rows } = await store.execute("SELECT DISTINCT room_sid FROM twilio_stays WHERE left_at IS NULL");
    return rows.map((row) => String(row.room_sid));
  },
  minutes: async ({ start, end }, now) => {
    const until = Math.min(end, now);
    const { rows } = await store.execute({
      sql: `SELECT COALESCE(SUM((MIN(ends, ?1) - MAX(joined_at, ?2) + 59999) / 60000), 0) AS minutes
        FROM (SELECT joined_at, COALESCE(left_at, joined_at + ${longestMs}) AS ends FROM twilio_stays)
        WHERE joined_at < ?1 AND ends > ?2`,
      args: [BigInt(until), BigInt(start)], // A number would be a REAL, and its division leave parts of minutes.
    });
    return Number(rows[0]?.minutes);
  },
  newest: async () => {
    const { rows } = await store.execute("SELECT MAX(joined_at) AS newest FROM twilio_stays");
    return Number(rows[0]?.newest ?? 0);
  },
  forget: async (before) => {
    await store.execute({ sql: "DELETE FROM twilio_stays WHERE left_at < ?", args: [before] });
  },
});

/**
 * What has been used of the month that `now` is in.
 *
 * @param budget participant minutes that a month may have; undefined for any number
 * @param now milliseconds since 1970
 */
export const usageOf = async (stays: Stays, budget: number | undefined, now: number): Promise<Usage> => {
  const month = utcMonth(now);
  return { month: month.key, participantMinutes: await stays.minutes(month, now), budget: budget ?? null };
};

/**
 * Refuses when the month's budget is spent.
 *
 * @throws ApiError 403
 */
export const checkBudget = async (stays: Stays, budget: number | undefined, now: number): Promise<void> => {
  if (budget === undefined || (await usageOf(stays, budget, now)).participantMinutes < budget) return;
  throw new ApiError(
    403,
    "budget_spent",
    `The ${budget.toLocaleString("en-US")} participant minutes of ${utcMonth(now).words} are used up. ` +
      "Show this to your admin: raise TWILIO_MONTHLY_MINUTES.",
  );
};
