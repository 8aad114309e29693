import { listedRooms } from "../shared/room-choices.ts";
import type { RoomChoice, Settings } from "../shared/settings-schema.ts";

type Rooms = Pick<Settings, "room" | "rooms" | "roomsLeft">;

// More than anybody leaves by hand, so that a guest's list of rooms that are long over does not grow for ever.
const maxRoomsLeft = 100;

/** Joins one more room; changes nothing where it is joined already. */
export const withRoom = <Some extends Rooms>(now: Some, choice: RoomChoice): Some => {
  const listed = listedRooms(now);
  if (listed.some(({ room }) => room === choice.room)) return now;
  const roomsLeft = now.roomsLeft.filter((room) => room !== choice.room);
  return { ...now, rooms: [...listed, choice], roomsLeft };
};

/**
 * Leaves a room, but not the last one, and remembers that this was the user's choice. Should it be the default one, the first of the
 * others is that from now on.
 */
export const withoutRoom = <Some extends Rooms>(now: Some, room: string): Some => {
  const rooms = listedRooms(now).filter((each) => each.room !== room);
  const [first] = rooms;
  if (first === undefined) return now;
  const roomsLeft = [...now.roomsLeft.filter((each) => each !== room), room].slice(-maxRoomsLeft);
  return { ...now, rooms, roomsLeft, room: now.room === room ? first.room : now.room };
};

/** Makes one of the rooms the default one. */
export const withDefault = <Some extends Rooms>(now: Some, room: string): Some => ({
  ...now,
  room,
  rooms: listedRooms(now),
});

/** Changes how one of the rooms is joined. */
export const withChange = <Some extends Rooms>(
  now: Some,
  room: string,
  change: Partial<Pick<RoomChoice, "muted" | "role">>,
): Some => ({
  ...now,
  rooms: listedRooms(now).map((each) => (each.room === room ? { ...each, ...change } : each)),
});
