import { cleanName } from "../../naming/clean-name.ts";
import { graphemeCount } from "../../naming/graphemes.ts";
import { maxRoomLength, roomFault } from "../../naming/name-fault.ts";
import { faultSentences } from "./person-name.ts";
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

/**
 * Checks a room's name before the service does.
 *
 * @returns a sentence that says what is wrong, or null
 */
export const roomProblem = (typed: string): string | null => {
  const room = cleanName(typed);
  const fault = roomFault(room);
  if (fault === undefined) return null;
  if (fault === "empty") return say("shared_room_missing");
  if (fault === "long") return say("shared_room_long", graphemeCount(room), maxRoomLength);
  return fault === "odd" ? say("shared_room_odd") : faultSentences()[fault];
};

/** A room as it is to be told; undefined while there is but one, which goes without saying. */
export const toldRoom = (settings: Pick<Settings, "room" | "rooms">, room: string): string | undefined =>
  chosenRooms(settings).length > 1 ? room : undefined;

/** Somebody, and in which room if that is to be told: “Ana in ops”. */
export const inRoom = (who: string, told: string | undefined): string =>
  told === undefined ? who : say("shared_in_room", who, told);
