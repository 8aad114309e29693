import { beforeEach, expect, test, vi } from "vitest";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/team-news.ts")),
  ...(await import("../../../extension/core/inbox/receiving.ts")),
}));

const connected = (room: string, ...participants: string[]): Connection => ({
  state: "connected",
  identity: "Ana.abcdefgh",
  room,
  participants,
  presences: [],
  provenAt: 0,
});
const note = (room: string, ...participants: string[]) =>
  core.recordConnection({ room, connection: connected(room, ...participants) });

beforeEach(async () => {
  await core.connections.set({ ops: { state: "connecting" }, lab: { state: "connecting" } });
});

test("each room has a connection of its own, also when several change at once", async () => {
  await Promise.all([note("ops", "Bo.abcdefgh"), note("lab", "Cas.abcdefgh")]);
  expect(core.connections.get()).toEqual({
    ops: connected("ops", "Bo.abcdefgh"),
    lab: connected("lab", "Cas.abcdefgh"),
  });
});

test("people are remembered in each room in which they are", async () => {
  await note("ops", "Bo.abcdefgh");
  await note("lab", "Bo.abcdefgh", "Cas.abcdefgh");
  const known = core.knownTeammates.get();
  expect(known.map(({ identity, room }) => `${identity} ${room}`).toSorted()).toEqual([
    "Bo.abcdefgh lab",
    "Bo.abcdefgh ops",
    "Cas.abcdefgh lab",
  ]);
});

test("what comes late of a room that was left is nobody's business any more", async () => {
  await note("tea", "Bo.abcdefgh");
  expect(Object.keys(core.connections.get())).toEqual(["ops", "lab"]);
  expect(core.knownTeammates.get()).toEqual([]);
});

test("what comes late of a paused room does not bring it back", async () => {
  const paused: Connection = { state: "paused", why: { plain: "Away." }, advice: { plain: "Come back." } };
  await core.connections.set({ ops: paused });
  await note("ops", "Bo.abcdefgh");
  expect(core.connections.get()).toEqual({ ops: paused });
});

test.each(["constructor", "prototype", "__proto__"])("a room may be called %s", async (room) => {
  await core.connections.set(Object.fromEntries([[room, { state: "connecting" }]]));
  await note(room, "Bo.abcdefgh");
  expect(Object.entries(core.connections.get())).toEqual([[room, connected(room, "Bo.abcdefgh")]]);
});

test("that the list of teammates has no room for all is told once an hour, and not again while it is dismissed", async () => {
  const guests = Array.from(
    { length: 61 },
    (_, n) =>
      `Guest ${n}.${String.fromCharCode(97 + (n % 26)).repeat(7)}${n < 26 ? "a" : n < 52 ? "b" : "c"}`,
  );
  await note("ops", ...guests);
  expect(core.leftOut.get().people).toEqual({ at: Date.now(), isDismissed: false });
  await core.receiving.commands.dismissLeftOut();
  await note("ops", ...guests);
  expect(core.leftOut.get().people?.isDismissed).toBe(true);
  vi.setSystemTime(Date.now() + 3_600_000 - 1);
  await note("ops", ...guests, "Ana.aaaaaaaa");
  expect(core.leftOut.get().people?.isDismissed).toBe(true);
});
