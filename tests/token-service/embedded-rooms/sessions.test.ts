import { expect, it, vi } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { dataTrack, joinAs, tracksOf, untilState } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

it("takes a client back after its socket dropped, and shows the others the gap", async () => {
  const { url, drop } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  const again = await ben.resume([{ id: ben.pc }]);
  expect(await again.take("synced")).toMatchObject({
    participants: [{ sid: ana.sid, state: "connected" }],
    peer_connections: [{ id: ben.pc, description: { type: "offer", revision: 1 } }],
    published: { tracks: [{ id: "ben-track", state: "ready" }] },
    subscribed: { tracks: ben.connected.subscribed.tracks },
  });
  await untilState(ana, ben.sid, "connected");
});

it("hides from the others a resume that came before the drop was noticed", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await untilState(ana, ben.sid, "connected");
  const again = await ben.resume([{ id: ben.pc }]);
  await again.take("synced");
  await ben.closed;
  const cas = await joinAs(url, "cas");
  expect(await ana.take("update")).toMatchObject({ participants: [{ sid: cas.sid }] });
});

it("tells a resuming client what happened meanwhile: who left, who came, what was published", async () => {
  const { url, drop } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  const cas = await joinAs(url, "cas");
  drop("ana");
  await untilState(ben, ana.sid, "reconnecting");
  await cas.leave();
  ben.update([], { revision: 3, tracks: [dataTrack("later")] });
  const dan = await joinAs(url, "dan");
  const again = await ana.resume();
  const synced = await again.take("synced");
  expect(synced.participants.map(({ sid }) => sid)).toEqual([ben.sid, dan.sid]);
  expect(synced.participants[0]?.tracks).toMatchObject([{ name: "later" }]);
  expect(synced.subscribed.tracks).toMatchObject([...tracksOf(ben, "later"), ...tracksOf(dan, "dan-track")]);
});

it("asks for another offer where the client knows nothing of its connection, or was asked on the old socket", async () => {
  const { url, drop } = await withService();
  await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  const second = await ben.resumeWith({});
  const asked = (await second.take("synced")).peer_connections;
  expect(asked).toEqual([
    { id: expect.not.stringContaining(ben.pc), description: { type: "create-offer", revision: 1 } },
  ]);
  second.socket.terminate();
  const third = await ben.resume(asked.map(({ id }) => ({ id })));
  expect((await third.take("synced")).peer_connections).toMatchObject([
    { description: { type: "create-offer", revision: 1 } },
  ]);
});

it("hears a track under another label on each connection, as the SDK looks for a channel only then", async () => {
  const { url, drop } = await withService();
  await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  const again = await ben.resume();
  const { subscribed } = await again.take("synced");
  const [before, after] = [ben.connected.subscribed, subscribed].map(({ tracks }) => tracks[0]);
  expect(after?.sid).toBe(before?.sid);
  expect(after?.id).not.toBe(before?.id);
});

it("publishes what a client changed while it was away", async () => {
  const { url, drop } = await withService();
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  const again = await ben.resume([], { revision: 5, tracks: [dataTrack("new")] });
  expect((await again.take("synced")).published.tracks).toMatchObject([{ id: "new", state: "ready" }]);
  await untilState(ana, ben.sid, "connected");
  expect(await ana.take("update")).toMatchObject({ subscribed: { tracks: tracksOf(ben, "new") } });
});

it("lets go of a client that does not come back in time, and then of its session", async () => {
  const { url, drop, logLines } = await withService({ timing: { graceMs: 1, resumeMs: 1, sweepMs: 5 } });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  drop("ben");
  await untilState(ana, ben.sid, "reconnecting");
  await untilState(ana, ben.sid, "disconnected");
  await vi.waitFor(() => expect(logLines.join()).toContain('"msg":"left"'));
  const again = await ben.resume();
  expect(await again.take("error")).toMatchObject({ code: 53001 });
});

it("refuses a session that it does not know with 53001", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const stranger = await ana.resumeWith({ session: "x" });
  expect(await stranger.take("error")).toMatchObject({ code: 53001 });
});

it("resumes with a token that has expired meanwhile", async () => {
  const { url, drop } = await withService();
  const ana = await joinAs(url, "ana");
  drop("ana");
  await ana.closed;
  const again = await ana.resumeWith({ token: mintToken("ana", "room", { ttl: -10 }) });
  await again.take("synced");
});

it("refuses to resume one person's session with another's token", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const again = await ana.resumeWith({ token: mintToken("ben", "room") });
  expect(await again.take("error")).toMatchObject({ code: 20106 });
});

it("puts the older of two with one identity out with 53205, and shows the others the newer", async () => {
  const { url, rooms } = await withService();
  const ana = await joinAs(url, "ana");
  const older = await joinAs(url, "ben");
  const newer = await joinAs(url, "ben");
  expect(await older.take("error")).toMatchObject({ code: 53205 });
  expect(newer.connected.participants.map(({ sid }) => sid)).toEqual([ana.sid]);
  await untilState(ana, older.sid, "disconnected");
  await untilState(ana, newer.sid, "connected");
  expect(rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it("keeps the room when its only participant is replaced by a newer one", async () => {
  const { url, rooms } = await withService();
  const older = await joinAs(url, "ben");
  const newer = await joinAs(url, "ben");
  expect(newer.connected.sid).toBe(older.connected.sid);
  const ana = await joinAs(url, "ana");
  expect(ana.connected.participants).toMatchObject([{ sid: newer.sid }]);
  expect(rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it("tells an older one that was away at the time the same when it comes back", async () => {
  const { url, drop } = await withService();
  const older = await joinAs(url, "ben");
  drop("ben");
  await older.closed;
  await joinAs(url, "ben");
  const again = await older.resume();
  expect(await again.take("error")).toMatchObject({ code: 53205 });
});

it("leaves someone with the same identity in another room alone", async () => {
  const { url, rooms } = await withService();
  await joinAs(url, "ben", "one");
  await joinAs(url, "ben", "two");
  expect(rooms.census()).toEqual({ rooms: 2, participants: 2 });
});
