import { expect, test } from "vitest";
import { withChange, withDefault, withoutRoom, withRoom } from "../../../extension/options/room-changes.ts";
import { chosenRooms, listedRooms } from "../../../extension/shared/room-choices.ts";
import type { RoomChoice } from "../../../extension/shared/settings-schema.ts";

const choice = (room: string, more: Partial<RoomChoice> = {}): RoomChoice => {
  return { room, muted: false, role: "both", ...more };
};
const fresh = { room: "ping-room", rooms: [] as RoomChoice[], roomsLeft: [] as string[] };
const three = { room: "lab", rooms: ["ops", "lab", "tea"].map((room) => choice(room)), roomsLeft: ["tv"] };
const names = (now: typeof fresh) => listedRooms(now).map(({ room }) => room);

test("the default room is joined whether the list names it or not", () => {
  expect(names(fresh)).toEqual(["ping-room"]);
  expect(names(withRoom(fresh, choice("ops")))).toEqual(["ping-room", "ops"]);
  expect(withRoom(fresh, choice("ping-room"))).toBe(fresh);
});

test("another default changes neither which rooms there are nor their order", () => {
  expect(withDefault(three, "tea")).toEqual({ ...three, room: "tea" });
  expect(chosenRooms(withDefault(three, "tea")).map(({ room }) => room)).toEqual(["tea", "ops", "lab"]);
  const added = withDefault(withRoom(fresh, choice("ops")), "ops");
  expect(names(added)).toEqual(["ping-room", "ops"]);
});

test("where the default room is left the first of the others is that, and the last room stays", () => {
  expect(withoutRoom(three, "lab")).toEqual({
    room: "ops",
    rooms: [choice("ops"), choice("tea")],
    roomsLeft: ["tv", "lab"],
  });
  expect(withoutRoom(three, "tea").room).toBe("lab");
  expect(withoutRoom(fresh, "ping-room")).toBe(fresh);
});

test("a room that was left is remembered as such until it is joined again, a hundred at most", () => {
  const left = withoutRoom(withRoom(three, choice("tv")), "tea");
  expect(left.roomsLeft).toEqual(["tea"]);
  expect(withRoom(left, choice("tea")).roomsLeft).toEqual([]);
  const many = { ...three, roomsLeft: Array.from({ length: 100 }, (_, n) => `room ${n}`) };
  expect(withoutRoom(many, "tea").roomsLeft).toEqual([...many.roomsLeft.slice(1), "tea"]);
});

test("a change of one room leaves the others as they are", () => {
  expect(withChange(three, "tea", { muted: true }).rooms).toEqual([
    choice("ops"),
    choice("lab"),
    choice("tea", { muted: true }),
  ]);
  expect(withChange(fresh, "ping-room", { role: "publish" }).rooms).toEqual([
    choice("ping-room", { role: "publish" }),
  ]);
});

test("no more than ten rooms are joined, the default one always", () => {
  const rooms = Array.from({ length: 12 }, (_, n) => choice(`room ${n}`));
  const chosen = chosenRooms({ room: "room 11", rooms });
  expect(chosen).toHaveLength(10);
  expect(chosen[0]?.room).toBe("room 11");
});
