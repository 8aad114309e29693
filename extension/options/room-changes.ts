import { chosenRooms } from "../shared/room-choices.ts";
import type { RoomChoice, Settings } from "../shared/settings-schema.ts";

type Rooms = Pick<Settings, "room" | "rooms">;

/** The rooms to join in the order in which they were chosen, which stays when another one becomes the default. */
export const listedRooms = ({ room, rooms }: Rooms): RoomChoice[] =>
  rooms.some((each) => each.room === room) ? rooms : chosenRooms({ room, rooms });

/** Joins one more room; changes nothing where it is joined already. */
export const withRoom = <Some extends Rooms>(now: Some, choice: RoomChoice): Some => {
  const listed = listedRooms(now);
  return listed.some(({ room }) => room === choice.room) ? now : { ...now, rooms: [...listed, choice] };
};

/** Leaves a room, but not the last one. Should it be the default one, the first of the others is that from now on. */
export const withoutRoom = <Some extends Rooms>(now: Some, room: string): Some => {
  const rooms = listedRooms(now).filter((each) => each.room !== room);
  const [first] = rooms;
  return first === undefined ? now : { ...now, rooms, room: now.room === room ? first.room : now.room };
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
