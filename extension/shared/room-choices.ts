import type { RoomChoice, Settings } from "./settings-schema.ts";
import { say } from "./words/say.ts";

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

/** The rooms to join in the order in which they were chosen, which stays when another one becomes the default. */
export const listedRooms = ({ room, rooms }: { room: string; rooms: RoomChoice[] }): RoomChoice[] =>
  rooms.some((each) => each.room === room) ? rooms : chosenRooms({ room, rooms });

/** A room as it is to be told; undefined while there is but one, which goes without saying. */
export const toldRoom = (settings: Pick<Settings, "room" | "rooms">, room: string): string | undefined =>
  chosenRooms(settings).length > 1 ? room : undefined;

/** Somebody, and in which room if that is to be told: “Ana in ops”. */
export const inRoom = (who: string, told: string | undefined): string =>
  told === undefined ? who : say("shared_in_room", who, told);
