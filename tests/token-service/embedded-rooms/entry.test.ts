import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import { savedRooms } from "./support/saved-rooms.ts";
import { connectMessage, joinAs, openClient, untilState } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

/** Everybody may be everywhere until removed, from one room or from all. */
const newTeam = () => {
  const removed = new Set<string>();
  return {
    remove: (identity: string, room = "*") => void removed.add(`${identity} ${room}`),
    mayEnter: (identity: string, room: string) =>
      !removed.has(`${identity} *`) && !removed.has(`${identity} ${room}`),
  };
};

it.each(["ice", "connect"])(
  "refuses who may not enter with 20104 at `%s`, whatever the token says",
  async (type) => {
    const team = newTeam();
    const { url, rooms } = await withService({ mayEnter: team.mayEnter });
    team.remove("ben", "room");
    const client = await openClient(url);
    const token = mintToken("ben", "room");
    client.hello(type === "ice" ? { type, version: 1, edge: "roaming", token } : connectMessage(token));
    expect(await client.take("error")).toMatchObject({ code: 20104 });
    expect(await client.closed).toBe(1008);
    expect(rooms.census()).toEqual({ rooms: 0, participants: 0 });
    await joinAs(url, "ben", "another room");
  },
);

it("goes by the room that is entered where the token opens every room", async () => {
  const team = newTeam();
  const { url } = await withService({ mayEnter: team.mayEnter });
  team.remove("ben", "room");
  const token = mintToken("ben");
  const client = await openClient(url);
  client.hello(connectMessage(token, { name: "room" }));
  expect(await client.take("error")).toMatchObject({ code: 20104 });
  const other = await openClient(url);
  other.hello(connectMessage(token, { name: "other" }));
  await other.take("connected");
});

it("goes by who may enter now, and not at the start", async () => {
  const allowed = new Set<string>();
  const { url } = await withService({ mayEnter: (identity) => allowed.has(identity) });
  await expect(joinAs(url, "ben")).rejects.toThrow("1008");
  allowed.add("ben");
  const ben = await joinAs(url, "ben");
  await ben.leave();
  allowed.delete("ben");
  await expect(joinAs(url, "ben")).rejects.toThrow("1008");
});

it("refuses a resume of someone who may not be there any more, and tells the others at once", async () => {
  const team = newTeam();
  const { url, rooms, drop } = await withService({ ...team, timing: { graceMs: 600_000 } });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  team.remove("ben");
  const again = await ben.resume();
  expect(await again.take("error")).toMatchObject({ code: 20104 });
  await untilState(ana, ben.sid, "disconnected");
  expect(rooms.census()).toEqual({ rooms: 1, participants: 1 });
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 20104 });
});

it("cuts the old socket of someone who is refused before it was missed", async () => {
  const team = newTeam();
  const { url, rooms } = await withService(team);
  const ben = await joinAs(url, "ben");
  team.remove("ben");
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 20104 });
  expect(await ben.closed).toBe(1006);
  expect(rooms.census()).toEqual({ rooms: 0, participants: 0 });
});

it("puts everyone out who may not be there any more, with a plain goodbye, and nobody else", async () => {
  const team = newTeam();
  const { url, rooms } = await withService(team);
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  const cas = await joinAs(url, "cas");
  const elsewhere = await joinAs(url, "ben", "another room");
  const stays = await joinAs(url, "cas", "another room");
  team.remove("ben");
  team.remove("cas", "room");
  await rooms.enforce(team.mayEnter);
  for (const one of [ben, cas, elsewhere]) {
    expect(await one.take("disconnected")).toEqual({ type: "disconnected" });
    expect(await one.closed).toBe(1000);
  }
  for (const { sid } of [ben, cas]) await untilState(ana, sid, "disconnected");
  await untilState(stays, elsewhere.sid, "disconnected");
  expect(rooms.census()).toEqual({ rooms: 2, participants: 2 });
  await expect(joinAs(url, "ben", "room", { token: ben.token })).rejects.toThrow("1008");
});

it("puts those out too who lost their socket and are awaited back", async () => {
  const team = newTeam();
  const { url, rooms, drop } = await withService({ ...team, timing: { graceMs: 600_000 } });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  team.remove("ben");
  await rooms.enforce(team.mayEnter);
  await untilState(ana, ben.sid, "disconnected");
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 20104 });
});

it("forgets on disk whom it put out before it says so", async () => {
  const team = newTeam();
  const stateFolder = await temporaryFolder();
  const { url, rooms } = await withService({ ...team, stateFolder, timing: { saveMs: 600_000 } });
  await joinAs(url, "ana");
  await joinAs(url, "ben");
  await joinAs(url, "ben", "another room");
  team.remove("ben");
  await rooms.enforce(team.mayEnter);
  const saved = (await savedRooms(stateFolder)).map(({ participants }) =>
    participants.map(({ identity }) => identity),
  );
  expect(saved).toEqual([["ana"]]);
});

it.each(["during", "after"])("does not take back after a restart who was removed %s it", async (when) => {
  const team = newTeam();
  const stateFolder = await temporaryFolder();
  const before = await withService({ ...team, stateFolder });
  const ana = await joinAs(before.url, "ana");
  const ben = await joinAs(before.url, "ben");
  await before.close();
  if (when === "during") team.remove("ben");
  const after = await withService({ ...team, stateFolder, port: before.port });
  const anaAgain = await ana.resume();
  const { participants } = await anaAgain.take("synced");
  if (when === "after") {
    team.remove("ben");
    await after.rooms.enforce(team.mayEnter);
    await untilState(anaAgain, ben.sid, "disconnected");
  } else expect(participants).toEqual([]);
  expect(after.rooms.census()).toEqual({ rooms: 1, participants: 1 });
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 20104 });
});
