import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { trackSid } from "../../../token-service/embedded-rooms/room/ids.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { savedRooms } from "./support/saved-rooms.ts";
import {
  answer,
  candidates,
  dataTrack,
  joinAs,
  offer,
  type SignalingClient,
  untilConnection,
  untilDescribed,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const paired = { paired: true };
const derived = /^[0-9a-f]{64}$/;
const idsIn = ({ tracks }: { tracks: { id: string }[] }): string[] => tracks.map(({ id }) => id);

/** All that a client is sent until somebody comes whose name is a sign. */
const heardUntil = async (client: SignalingClient, sign: { sid: string }): Promise<string> => {
  const heard: object[] = [];
  for (;;) {
    const update = await client.take("update");
    heard.push(update);
    if (update.participants?.some(({ sid }) => sid === sign.sid)) return JSON.stringify(heard);
  }
};

it("tells each member another id for one track, and nobody its publisher's own", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana", "room", paired);
  const bo = await joinAs(url, "bo", "room", paired);
  const eve = await joinAs(url, "eve", "room", paired);
  const plain = await joinAs(url, "plain");
  const anasTrack = trackSid(ana.sid, "ana-track");
  expect(ana.connected.published.tracks).toEqual([{ id: "ana-track", sid: anasTrack, state: "ready" }]);
  const told = [bo, eve, plain].map(
    ({ connected }) => connected.subscribed.tracks.find(({ sid }) => sid === anasTrack)?.id,
  );
  for (const id of told) expect(id).toMatch(derived);
  expect(new Set(told).size).toBe(3);
  ana.update([], { revision: 3, tracks: [dataTrack("ana-track"), dataTrack("ana-later")] });
  const last = await joinAs(url, "last", "room", paired);
  for (const member of [bo, eve, plain]) {
    const all = (await heardUntil(member, last)) + JSON.stringify(member.connected.subscribed);
    expect(all).not.toContain('"id":"ana-');
  }
});

it("makes the ids of pairs itself, and tells each to its two members alone", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana", "room", paired);
  const bo = await joinAs(url, "bo", "room", paired);
  const eve = await joinAs(url, "eve", "room", paired);
  expect(bo.connected.peer_connections).toMatchObject([
    { id: bo.pc, description: { type: "close" } },
    { id: expect.stringMatching(/^pair-[0-9a-f]{32}$/), description: { type: "create-offer" } },
  ]);
  const between = bo.connected.peer_connections[1]?.id ?? "";
  bo.update([offer(between, 2)]);
  await untilDescribed(ana, "offer", between);
  const last = await joinAs(url, "last", "room", paired);
  expect((await heardUntil(eve, last)) + JSON.stringify(eve.connected)).not.toContain(between);
});

it.each([
  ["a page of other software meets one of ours", false, true],
  ["one of ours meets a page of other software", true, false],
])("makes the pair's id too where %s", async (_what, first, second) => {
  const { url } = await withService();
  await joinAs(url, "ana", "room", { paired: first });
  const bo = await joinAs(url, "bo", "room", { paired: second });
  expect(bo.connected.peer_connections[1]?.id).toMatch(/^pair-/);
});

it("tells a page of other software the label under which one of its own make sends", async () => {
  const { url } = await withService();
  const ana = await joinAs(url, "ana");
  const bo = await joinAs(url, "bo", "room", paired);
  const cas = await joinAs(url, "cas");
  expect(idsIn(bo.connected.subscribed)).toEqual([expect.stringMatching(derived)]);
  expect(idsIn(cas.connected.subscribed)).toEqual(["ana-track", expect.stringMatching(derived)]);
  expect(await untilState(ana, cas.sid, "connected")).toMatchObject({
    subscribed: { tracks: [{ id: expect.stringMatching(derived) }, { id: "cas-track" }] },
  });
});

it("tells another id once a pair is replaced", async () => {
  const { url, drop } = await withService();
  const ana = await joinAs(url, "ana", "room", paired);
  const bo = await joinAs(url, "bo", "room", paired);
  const old = bo.connected.peer_connections[1]?.id ?? "";
  bo.update([offer(old, 2)]);
  await untilDescribed(ana, "offer", old);
  drop("bo");
  const again = await bo.resume([offer(old, 2)]);
  const { peer_connections, subscribed } = await again.take("synced");
  expect(subscribed.tracks).toEqual([]);
  const fresh = peer_connections[0]?.id ?? "";
  expect(fresh).not.toBe(old);
  again.say({ type: "update", version: 2, session: bo.session, peer_connections: [offer(fresh, 2)] });
  await untilDescribed(ana, "offer", fresh);
  ana.update([answer(fresh, 2)]);
  await untilDescribed(again, "answer");
  const [id] = idsIn((await again.take("update")).subscribed ?? { tracks: [] });
  expect(id).toMatch(derived);
  expect([id]).not.toEqual(idsIn(bo.connected.subscribed));
});

/** A service that starts again with what the one before it has saved, changed as a test wants. */
const restarted = async (change: (room: object) => object, options: { paired: boolean }) => {
  const stateFolder = await temporaryFolder();
  const before = await withService({ stateFolder });
  const ana = await joinAs(before.url, "ana", "room", options);
  const bo = await joinAs(before.url, "bo", "room", options);
  const pair = options.paired ? (bo.connected.peer_connections[1]?.id ?? "") : bo.pc;
  const revision = options.paired ? 2 : 1;
  if (options.paired) bo.update([offer(pair, revision)]);
  await untilDescribed(ana, "offer", pair);
  const gathered = candidates(pair, 1, true);
  ana.update([{ ...answer(pair, revision), ...gathered }]);
  await untilDescribed(bo, "answer", pair);
  bo.update([gathered]);
  await untilConnection(ana, ({ ice }) => ice?.complete === true);
  await before.close();
  for (const room of await savedRooms(stateFolder))
    await writeFile(path.join(stateFolder, `${room.sid}.json`), JSON.stringify(change(room)));
  await withService({ stateFolder, port: before.port });
  return { ana, bo, pair };
};

it("tells the same ids after a restart", async () => {
  const { bo, pair } = await restarted((room) => room, paired);
  const again = await bo.resume([offer(pair, 2)]);
  const { peer_connections, subscribed } = await again.take("synced");
  expect(peer_connections).toMatchObject([{ id: pair }]);
  expect(idsIn(subscribed)).toEqual(idsIn(bo.connected.subscribed));
});

it("goes on with plain labels on connections that a service of an earlier release has made", async () => {
  const withoutNote = (room: object) =>
    JSON.parse(JSON.stringify(room, (key, value) => (key === "pairsChannels" ? undefined : value)));
  const { bo, pair } = await restarted(withoutNote, { paired: false });
  const { peer_connections, subscribed } = await (await bo.resume([offer(pair)])).take("synced");
  expect(peer_connections).toMatchObject([{ id: pair }]);
  expect(idsIn(subscribed)).toEqual(["ana-track"]);
});
