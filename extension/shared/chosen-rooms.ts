import type { RoomChoice } from "./room-choice.ts";

/** In how many rooms one browser is at most: each costs a connection to the service and one to each person in it. */
export const maxRooms = 10;

/**
 * The rooms to join, the default one first; no more than ten.
 *
 * @param settings `room` is the default one, which is joined whether `rooms` names it or not
 */
export const chosenRooms = ({
  room,
  rooms,
}: {
  room: string;
  rooms: readonly RoomChoice[];
}): RoomChoice[] => {
  const own = rooms.find((each) => each.room === room) ?? { room, muted: false, role: "both" as const };
  return [own, ...rooms.filter((each) => each.room !== room)].slice(0, maxRooms);
};
