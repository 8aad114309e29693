import type { Store } from "../store/open-store.ts";
import { uniqueNameOf } from "./unique-name.ts";

/** Which name at Twilio stands for which room. */
export interface RoomNames {
  /** The name at Twilio of a room, known from now on. */
  toTwilio(room: string): Promise<string>;
  /** Every name at Twilio that was ever given, and the room behind it. */
  known(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Keeps the names in the store, since a room cannot be computed from its name at Twilio.
 *
 * @param secret the service's own
 */
export const createRoomNames = (store: Store, secret: string): RoomNames => ({
  toTwilio: async (room) => {
    const uniqueName = uniqueNameOf(secret, room);
    await store.execute({
      sql: "INSERT OR IGNORE INTO twilio_rooms (unique_name, room) VALUES (?, ?)",
      args: [uniqueName, room],
    });
    return uniqueName;
  },
  known: async () => {
    const { rows } = await store.execute("SELECT unique_name, room FROM twilio_rooms");
    return new Map(rows.map((row) => [String(row.unique_name), String(row.room)]));
  },
});
