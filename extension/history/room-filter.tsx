import type { Signal } from "@preact/signals";
import { say } from "../shared/words/say.ts";

/** Chooses the room whose pings are listed. */
export const RoomFilter = ({ room, rooms }: { room: Signal<string | null>; rooms: readonly string[] }) => (
  <select
    name="room"
    aria-label={say("history_room_filter")}
    // No room has an empty name.
    value={room.value ?? ""}
    onChange={(event) => {
      room.value = event.currentTarget.value || null;
    }}
  >
    <option value="">{say("history_all_rooms")}</option>
    {rooms.map((each) => (
      <option key={each} value={each}>
        {each}
      </option>
    ))}
  </select>
);
