import { expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import {
  connectMessage,
  dataTrack,
  joinAs,
  openClient,
  tracksOf,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

it("lets someone into an empty room, and has the relay offer in place of an offer without a section for data", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana", "room", { pc: "without data" });
  expect(ana.connected).toMatchObject({
    sid: expect.stringMatching(/^RM[0-9a-f]{32}$/),
    name: "room",
    participant: { sid: expect.stringMatching(/^PA[0-9a-f]{32}$/), identity: "ana" },
    session: expect.stringMatching(/^[0-9a-f]{32}$/),
    participants: [],
    peer_connections: [{ id: "without data", description: { type: "close", revision: 2 } }],
    published: {
      tracks: [{ id: "ana-track", sid: expect.stringMatching(/^MT[0-9a-f]{32}$/), state: "ready" }],
    },
    subscribed: { tracks: [] },
    options: { session_timeout: 35, signaling_region: expect.any(String) },
  });
  expect(ana.pc).toMatch(/^[0-9a-f]{32}$/);
});

it("introduces a newcomer and those there to each other, with their tracks", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  expect(ben.connected).toMatchObject({
    participants: [
      { sid: ana.sid, identity: "ana", state: "connected", tracks: [{ name: "ana-track", kind: "data" }] },
    ],
    subscribed: { tracks: tracksOf(ana, "ana-track") },
  });
  const update = await ana.take("update");
  expect(update).toMatchObject({
    participants: [{ sid: ben.sid, identity: "ben", state: "connected", tracks: [{ name: "ben-track" }] }],
    subscribed: { tracks: tracksOf(ben, "ben-track") },
  });
  expect(update).not.toHaveProperty("peer_connections");
});

it("shows a late joiner everyone, and tells none of them of another connection", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  const cas = await joinAs(url, "cas");
  expect(cas.connected.participants.map(({ identity }) => identity)).toEqual(["ana", "ben"]);
  for (const client of [ana, ben])
    expect(await untilState(client, cas.sid, "connected")).not.toHaveProperty("peer_connections");
});

it("names each listener another channel for a track", async () => {
  const { url } = await withService();
  await joinAs(url, "ana");
  const listeners = [await joinAs(url, "ben"), await joinAs(url, "cas")];
  const labels = listeners.map(({ connected }) => connected.subscribed.tracks[0]?.id);
  expect(new Set([...labels, "ana-track"]).size).toBe(3);
});

it("tells the others when someone leaves", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  ben.say({ type: "disconnect", version: 2, session: ben.session });
  expect(await untilState(ana, ben.sid, "disconnected")).toMatchObject({
    subscribed: { tracks: [] },
  });
  expect(rooms.census()).toEqual({ rooms: 1, participants: 1 });
});

it("takes a page that went away for someone who left", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await ben.leave();
  await untilState(ana, ben.sid, "disconnected");
});

it("forgets a room that the last one left", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  ana.say({ type: "disconnect", version: 2, session: ana.session });
  const again = await joinAs(url, "ana");
  expect(again.connected.sid).not.toBe(ana.connected.sid);
  expect(rooms.census()).toEqual({ rooms: 1, participants: 1 });
});

it("keeps rooms apart", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana", "one");
  const ben = await joinAs(url, "ben", "two");
  expect(ben.connected.participants).toEqual([]);
  expect(rooms.census()).toEqual({ rooms: 2, participants: 2 });
  // The next thing that Ana hears is of her own room.
  const cas = await joinAs(url, "cas", "one");
  expect(await ana.take("update")).toMatchObject({ participants: [{ sid: cas.sid }] });
});

it("tells the others of a track published later before its publisher", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  ben.update([], { revision: 3, tracks: [dataTrack("ben-track"), dataTrack("later")] });
  const { published } = await ben.take("update");
  expect(published?.tracks.map(({ id, state }) => [id, state])).toEqual([
    ["ben-track", "ready"],
    ["later", "ready"],
  ]);
  await untilState(ana, ben.sid, "connected");
  expect(await ana.take("update")).toMatchObject({
    participants: [{ tracks: [{ name: "ben-track" }, { name: "later" }] }],
    subscribed: { tracks: tracksOf(ben, "ben-track", "later") },
  });
});

it("takes a track away from the others when it is unpublished", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await ana.take("update");
  ben.update([], { revision: 3, tracks: [] });
  expect(await ana.take("update")).toMatchObject({
    participants: [{ tracks: [] }],
    subscribed: { tracks: [] },
  });
});

it("ignores a report on tracks that is older than the last", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await ana.take("update");
  ben.update([], { revision: 1, tracks: [] });
  ben.update([], { revision: 3, tracks: [dataTrack("new")] });
  expect(await ana.take("update")).toMatchObject({ participants: [{ tracks: [{ name: "new" }] }] });
});

it("refuses tracks that carry media with 53300, and tracks beyond the limit with 53203, without ending the session", async () => {
  const { url } = await withService({ limits: { tracksPerParticipant: 1 } });
  const ana = await joinAs(url, "ana");
  const audio = { ...dataTrack("voice"), kind: "audio" };
  ana.update([], { revision: 3, tracks: [audio, dataTrack("ana-track"), dataTrack("more")] });
  const { published } = await ana.take("update");
  expect(published?.tracks).toMatchObject([
    { id: "ana-track", state: "ready" },
    { id: "voice", state: "failed", error: { code: 53300 } },
    { id: "more", state: "failed", error: { code: 53203 } },
  ]);
});

it("gives the others' tracks also to someone who asked for no automatic subscription, as peer-to-peer rooms do", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await openClient(url);
  const connect = connectMessage(mintToken("ben", "room"));
  ben.hello({ ...connect, subscribe: { revision: 1, rules: [{ type: "exclude", all: true }] } });
  expect((await ben.take("connected")).subscribed.tracks).toMatchObject(tracksOf(ana, "ana-track"));
});

const connectedTo = async (url: string, token: string, name: unknown) => {
  const client = await openClient(url);
  client.hello({ ...connectMessage(token), name });
  return client.take("connected");
};

it("opens a new room, named by its SID, for each who names none and whose token opens every room", async () => {
  const { url, rooms } = await withService();
  const ana = await connectedTo(url, mintToken("ana"), null);
  const ben = await connectedTo(url, mintToken("ben"), "");
  expect(ana.name).toBe(ana.sid);
  expect(ana.sid).toMatch(/^RM[0-9a-f]{32}$/);
  expect(ben.participants).toEqual([]);
  expect(ben.sid).not.toBe(ana.sid);
  expect(rooms.census()).toEqual({ rooms: 2, participants: 2 });
  const cas = await connectedTo(url, mintToken("cas"), ana.sid);
  expect(cas.participants).toMatchObject([{ identity: "ana" }]);
});

it.each([
  ["named in connect()", undefined],
  ["that the token is for by its name", "room"],
])("joins a room by its SID, %s", async (_, granted) => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await connectedTo(url, mintToken("ben", granted), ana.connected.sid);
  expect(ben).toMatchObject({ name: "room", sid: ana.connected.sid, participants: [{ identity: "ana" }] });
});

it("joins a room whose SID the token is for, by way of `ice`", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben", ana.connected.sid);
  expect(ben.connected.name).toBe("room");
});

it("asks whether somebody may enter the room that a SID stands for", async () => {
  const { url } = await withService({ mayEnter: (identity, room) => room !== "room" || identity === "ana" });
  const ana = await joinAs(url, "ana");
  const ben = await openClient(url);
  ben.hello(connectMessage(mintToken("ben"), { name: ana.connected.sid }));
  expect(await ben.take("error")).toMatchObject({ code: 20104 });
});

it.each([
  [53100, 5],
  [53101, "x".repeat(1025)],
  [53106, `RM${"0".repeat(32)}`],
])("refuses a room with %i before anything else is said", async (code, name) => {
  const { url } = await withService();
  const client = await openClient(url);
  client.hello({ ...connectMessage(mintToken("ana")), name });
  expect(await client.take("error")).toMatchObject({ code });
});

it("takes clients of early releases, which connect after their hello", async () => {
  const { url } = await withService();
  const client = await openClient(url);
  client.raw(JSON.stringify({ type: "hello", id: "x", timeout: 5000 }));
  await client.frame("welcome");
  client.say(connectMessage(mintToken("ana", "room")));
  await client.take("connected");
});

it("puts a participant out on request, with a plain goodbye", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  expect(rooms.removeParticipant("room", "ben")).toBe(true);
  expect(await ben.take("disconnected")).toEqual({ type: "disconnected" });
  await untilState(ana, ben.sid, "disconnected");
  expect(rooms.removeParticipant("room", "ben")).toBe(false);
  expect(rooms.removeParticipant("nowhere", "ben")).toBe(false);
});

it("gives a participant the installation's ICE servers, with credentials in its name", async () => {
  const { url } = await withService({ iceServers: [{ urls: "turn:turn.example.org", secret: "shared" }] });
  const ana = await openClient(url);
  ana.hello({ type: "ice", version: 1, edge: "roaming", token: mintToken("ana", "room") });
  expect(await ana.take("iced")).toMatchObject({
    ice_servers: [{ urls: "turn:turn.example.org", username: expect.stringMatching(/^\d+:ana$/) }],
  });
});
