import { expect, it } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import { savedRooms } from "./support/saved-rooms.ts";
import {
  connectMessage,
  dataTrack,
  joinAs,
  openClient,
  tracksOf,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const ana = "ana.manaaaaaaa.abcdefgh.subscribe";
const probe = "ana.manaaaaaaa.abcdefgh.probe";
const ben = "ben.mbenaaaaaa.aaaaaaaa";
const anasOther = "ana.manaaaaaaa.bbbbbbbb";
const withProbes = (options: Parameters<typeof withService>[0] = {}) =>
  withService({ rightsOf: trackRights, ...options });
const receipts = { tracks: ["receipts"] };
const pings = { tracks: ["pings"] };

/** What of these words the client was told so far; it says something that is answered, so that nothing is under way. */
const toldOf = async (client: Awaited<ReturnType<typeof joinAs>>, ...words: string[]): Promise<string[]> => {
  client.update([], { revision: 1_000, tracks: [dataTrack("marker")] });
  const told: string[] = [];
  for (;;) {
    const update = await client.take("update");
    told.push(JSON.stringify(update));
    if (update.published) return words.filter((word) => told.join().includes(word));
  }
};

it("introduces a probe and its own device to each other, with tracks", async () => {
  const { url } = await withProbes();
  const device = await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  expect(seeker.connected).toMatchObject({
    participants: [{ sid: device.sid, identity: ana }],
    subscribed: { tracks: tracksOf(device, "receipts") },
  });
  expect(await untilState(device, seeker.sid, "connected")).toMatchObject({
    participants: [{ identity: probe }],
    subscribed: { tracks: tracksOf(seeker, "pings") },
  });
});

it("shows a probe to nobody else, and nobody else to a probe, from its joining to its leaving", async () => {
  const { url, drop } = await withProbes();
  const other = await joinAs(url, ben);
  const sibling = await joinAs(url, anasOther);
  const device = await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  expect(seeker.connected.participants.map(({ identity }) => identity)).toEqual([ana]);
  expect(seeker.connected.subscribed.tracks).toMatchObject(tracksOf(device, "receipts"));
  seeker.update([], { revision: 9, tracks: [dataTrack("pings"), dataTrack("more")] });
  await seeker.take("update");
  const late = await joinAs(url, "cas.cccccccc");
  expect(late.connected.participants.map(({ identity }) => identity)).toEqual([ben, anasOther, ana]);
  const [pingsOfProbe] = tracksOf(seeker, "pings");
  expect(late.connected.subscribed.tracks).not.toContainEqual(expect.objectContaining(pingsOfProbe));
  drop(probe);
  await untilState(device, seeker.sid, "reconnecting");
  const back = await seeker.resume([{ id: seeker.pc }]);
  expect((await back.take("synced")).participants.map(({ identity }) => identity)).toEqual([ana]);
  await back.leave();
  await untilState(device, seeker.sid, "disconnected");
  for (const client of [other, sibling, late]) expect(await toldOf(client, seeker.sid, "more")).toEqual([]);
});

it("shows a probe nobody who joins, leaves or publishes besides its device", async () => {
  const { url } = await withProbes();
  await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  const other = await joinAs(url, ben);
  other.update([], { revision: 9, tracks: [dataTrack("news")] });
  await other.take("update");
  await other.leave();
  expect(await toldOf(seeker, other.sid, "news")).toEqual([]);
});

it("does not show a resuming participant the probe of somebody else", async () => {
  const { url, drop } = await withProbes();
  const other = await joinAs(url, ben);
  await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  drop(ben);
  const back = await other.resume();
  const synced = await back.take("synced");
  expect(synced.participants.map(({ identity }) => identity)).toEqual([ana]);
  expect(JSON.stringify(synced)).not.toContain(seeker.sid);
});

it("lets a probe into a full room, where it takes nobody's place", async () => {
  const { url } = await withProbes({ limits: { participantsPerRoom: 2 } });
  await joinAs(url, ana, "room", receipts);
  await joinAs(url, probe, "room", pings);
  await joinAs(url, ben);
  await expect(joinAs(url, "cas.cccccccc")).rejects.toThrow("1008");
});

it("lets in one probe for each device, the newest", async () => {
  const { url, rooms } = await withProbes();
  await joinAs(url, ana, "room", receipts);
  const first = await joinAs(url, probe, "room", pings);
  await joinAs(url, probe, "room", pings);
  expect(await first.take("error")).toMatchObject({ code: 53205 });
  expect(rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it.each([
  ["whose device is not there", ben],
  ["of a device of the same person that is not there", anasOther],
])("refuses a probe %s, and opens no room for one", async (_which, present) => {
  const { url, rooms } = await withProbes();
  await joinAs(url, present);
  for (const room of ["room", "elsewhere"]) {
    const client = await openClient(url);
    client.hello(connectMessage(mintToken(probe, room)));
    expect(await client.take("error")).toMatchObject({ code: 53204 });
  }
  expect(rooms.census()).toEqual({ rooms: 1, participants: 1 });
});

it("ends a probe's stay when its time is over, and nobody else's", async () => {
  const { url, rooms } = await withProbes({ timing: { probeMs: 500, sweepMs: 20 } });
  const device = await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  expect(await seeker.take("error")).toMatchObject({ code: 53216 });
  expect(await seeker.closed).toBe(1008);
  await untilState(device, seeker.sid, "disconnected");
  expect(rooms.census()).toEqual({ rooms: 1, participants: 1 });
});

it("puts a probe out with its device", async () => {
  const { url, rooms } = await withProbes();
  const device = await joinAs(url, ana, "room", receipts);
  const seeker = await joinAs(url, probe, "room", pings);
  await rooms.enforce((identity) => !identity.startsWith("ana.manaaaaaaa.abcdefgh"));
  await Promise.all([device, seeker].map((client) => client.take("disconnected")));
  expect(rooms.census()).toEqual({ rooms: 0, participants: 0 });
});

it("keeps no probe over a restart, and no room in which only a probe is left", async () => {
  const stateFolder = await temporaryFolder();
  const { url, close } = await withProbes({ stateFolder });
  await joinAs(url, ana, "room", receipts);
  await joinAs(url, probe, "room", pings);
  const lonely = await joinAs(url, ana, "lonely", receipts);
  await joinAs(url, probe, "lonely", pings);
  await lonely.leave();
  await close();
  const saved = await savedRooms(stateFolder);
  expect(saved).toMatchObject([{ name: "room", participants: [{ identity: ana }] }]);
});
