import { beforeEach, expect, test } from "vitest";
import { chosenRooms } from "../../../extension/shared/room-choices.ts";
import type { Enrolment, Grant } from "../../../extension/shared/team-schema.ts";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/access/granted-rooms.ts")),
  ...(await import("../../../extension/core/access/request-and-tell.ts")),
}));

const known: Enrolment = {
  serviceUrl: "https://ping.example",
  device: "thumbprint",
  name: "Ana",
  rooms: [{ room: "ping-room", role: "both" }],
};

const grants = (...rooms: string[]): Grant[] => rooms.map((room) => ({ room, role: "both" }));

/** The service says with a token that the member may enter these rooms. */
const granted = (...rooms: string[]) => core.recordMembership({ ...known, rooms: grants(...rooms) });

const joined = () => chosenRooms(core.settings.get()).map(({ room }) => room);
const news = () => core.roomNews.get().map(({ room, what }) => `${what} ${room}`);

beforeEach(async () => {
  await core.enrolment.set(known);
  await core.settings.update((now) => ({ ...now, serviceUrl: known.serviceUrl, name: "Ana" }));
});

test("a room that is granted later is joined and told, once", async () => {
  await granted("ping-room", "ops");
  expect(joined()).toEqual(["ping-room", "ops"]);
  expect(news()).toEqual(["joined ops"]);
  await core.dismissRoomNews(["ops"]);
  core.disk.written.length = 0;
  await granted("ping-room", "ops");
  expect(news()).toEqual([]);
  expect(core.disk.written).toEqual([]);
});

test("a room that the user has left stays left, whatever else is granted or taken back meanwhile", async () => {
  await granted("ping-room", "ops");
  await core.settings.update((now) => ({
    ...now,
    rooms: now.rooms.filter(({ room }) => room !== "ops"),
    roomsLeft: ["ops"],
  }));
  for (const rooms of [["ping-room", "ops"], ["ping-room"], ["ping-room", "ops", "lab"]])
    await granted(...rooms);
  expect(joined()).toEqual(["ping-room", "lab"]);
});

test("a room that is taken back is left and told, and the first of the others is the default one then", async () => {
  await granted("ping-room", "ops", "lab");
  await core.settings.update((now) => ({ ...now, room: "lab" }));
  await granted("ping-room", "ops");
  expect(joined()).toEqual(["ping-room", "ops"]);
  expect(core.settings.get().room).toBe("ping-room");
  expect(news()).toEqual(["joined ops", "withdrawn lab"]);
  await granted("ping-room", "ops", "lab");
  expect(news()).toEqual(["joined ops", "joined lab"]);
});

test("whoever has nothing but rooms that they left goes into the first of them", async () => {
  await core.settings.update((now) => ({ ...now, roomsLeft: ["ops", "lab"] }));
  await granted("ops", "lab");
  expect(joined()).toEqual(["ops"]);
});

test("more than ten are not joined; those left out are told once, and joined when there is space", async () => {
  const twelve = Array.from({ length: 12 }, (_, n) => `room ${n}`);
  await granted("ping-room", ...twelve);
  expect(joined()).toEqual(["ping-room", ...twelve.slice(0, 9)]);
  expect(news().slice(9)).toEqual(["left-out room 9", "left-out room 10", "left-out room 11"]);
  await core.dismissRoomNews(["ping-room", ...twelve]);
  await granted("ping-room", ...twelve);
  expect(core.roomNews.get().every(({ isRead }) => isRead)).toBe(true);
  await granted("ping-room", ...twelve.slice(1));
  expect(joined()).toEqual(["ping-room", ...twelve.slice(1, 10)]);
  expect(core.roomNews.get()).toEqual([
    { room: "room 10", what: "left-out", isRead: true },
    { room: "room 11", what: "left-out", isRead: true },
    { room: "room 9", what: "joined" },
    { room: "room 0", what: "withdrawn" },
  ]);
});

test("changes no rooms of another service, and none where the service names no room", async () => {
  await granted();
  expect(joined()).toEqual(["ping-room"]);
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://other.example" }));
  await granted("ops");
  expect(joined()).toEqual(["ping-room"]);
});
