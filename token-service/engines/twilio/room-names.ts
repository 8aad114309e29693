import { createHmac } from "node:crypto";
import type { Store } from "../../store/open-store.ts";

/** How much of a room's own name can be read at Twilio, in characters. */
const readableLength = 40;

const readable = (room: string): string =>
  room
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, readableLength)
    .replace(/^-+|-+$/g, "") || "room";

/**
 * A room's name at Twilio: a readable part, then 32 hexadecimal digits from the whole name and the service's secret. Nobody
 * can guess the digits, two rooms never share them, and they outlive a change of the API key.
 *
 * @param secret the service's own
 * @param room the name that people know
 */
export const uniqueNameOf = (secret: string, room: string): string =>
  `${readable(room)}-${createHmac("sha256", secret).update(`room ${room}`).digest("hex").slice(0, 32)}`;

/** Which name at Twilio stands for which room. */
export interface RoomNames {
  /** The name at Twilio of a room, known from now on (milliseconds since 1970). */
  toTwilio(room: string, now: number): Promise<string>;
  /** Every name at Twilio that was given and not forgotten, and the room behind it. */
  known(): Promise<ReadonlyMap<string, string>>;
  /** Forgets those by which nobody can be in a room any more. */
  forget(now: number): Promise<void>;
}

// A token is good for a day at most, and a stay as long (https://www.twilio.com/docs/video/programmable-video-limits).
const keptMs = 259_200_000;

// So that not each token writes.
const recordEveryMs = 3_600_000;

/**
 * Keeps the names in the store, since a room cannot be computed from its name at Twilio.
 *
 * @param secret the service's own
 */
export const createRoomNames = (store: Store, secret: string): RoomNames => ({
  toTwilio: async (room, now) => {
    const uniqueName = uniqueNameOf(secret, room);
    await store.execute({
      sql: `INSERT INTO twilio_rooms (unique_name, room, used_at) VALUES (?, ?, ?)
        ON CONFLICT (unique_name) DO UPDATE SET used_at = excluded.used_at
        WHERE used_at < excluded.used_at - ${recordEveryMs}`,
      args: [uniqueName, room, now],
    });
    return uniqueName;
  },
  known: async () => {
    const { rows } = await store.execute("SELECT unique_name, room FROM twilio_rooms");
    return new Map(rows.map((row) => [String(row.unique_name), String(row.room)]));
  },
  forget: async (now) => {
    await store.execute({ sql: "DELETE FROM twilio_rooms WHERE used_at < ?", args: [now - keptMs] });
  },
});
