import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { startService } from "./support/start-service.ts";
import { withService } from "./support/with-service.ts";

let pages: RoomPages;
beforeAll(async () => {
  pages = await openRoomPages();
});
afterAll(() => pages.close());

const ana = "ana.manaaaaaaa.abcdefgh";
const ben = "ben.mbenaaaaaa.abcdefgh";
const subscriber = "sam.msamaaaaaa.abcdefgh.subscribe";
const publisher = "pia.mpiaaaaaaa.abcdefgh.publish";
const both = ["pings", "receipts"];

const openPage = async () => {
  const page = await pages.open();
  onTestFinished(() => page.close());
  return page;
};
const enter = async (url: string, identity: string, tracks = both) => {
  const page = await openPage();
  await page.join(mintToken(identity, "room"), { wsServer: `${url}?who=${identity}` }, tracks);
  return page;
};
const hearing = (page: RoomPage, identity: string, tracks = both) =>
  Promise.all(tracks.map((track) => page.until({ kind: "trackSubscribed", identity, track })));
/** Sends over each track something of its own until that was heard: what is sent before a channel is open is lost. */
const untilHeard = (from: RoomPage, identity: string, to: RoomPage, text: string, tracks = both) =>
  vi.waitFor(
    async () => {
      for (const track of tracks) await from.send(`${text} on ${track}`, "main", track);
      for (const track of tracks) {
        const heard = { kind: "message", identity, track, text: `${text} on ${track}` };
        expect(to.events).toContainEqual(expect.objectContaining(heard));
      }
    },
    { timeout: 20_000, interval: 100 },
  );
const bothWays = async (one: RoomPage, other: RoomPage, text: string) => {
  await untilHeard(one, ana, other, text);
  await untilHeard(other, ben, one, text);
};

it("carries two tracks of each person both ways, each by itself, also after a drop", async () => {
  const { url, drop } = await withService();
  const [one, other] = [await enter(url, ana), await enter(url, ben)];
  await Promise.all([hearing(one, ben), hearing(other, ana)]);
  await bothWays(one, other, "hello");
  drop(ben);
  await other.until({ kind: "reconnected" });
  await bothWays(one, other, "back");
});

it("carries a second track that is published later", async () => {
  const { url } = await withService();
  const [one, other] = [await enter(url, ana, ["pings"]), await enter(url, ben, ["pings"])];
  await Promise.all([hearing(one, ben, ["pings"]), hearing(other, ana, ["pings"])]);
  await Promise.all([one.publish("receipts"), other.publish("receipts")]);
  await Promise.all([hearing(one, ben), hearing(other, ana)]);
  await bothWays(one, other, "later");
});

it("carries both tracks again after a restart", async () => {
  const stateFolder = await temporaryFolder();
  const before = await startService({ stateFolder });
  const [one, other] = [await enter(before.url, ana), await enter(before.url, ben)];
  await Promise.all([hearing(one, ben), hearing(other, ana)]);
  await before.close();
  await withService({ stateFolder, port: before.port });
  await Promise.all([one, other].map((page) => page.until({ kind: "trackUnsubscribed", track: "receipts" })));
  await bothWays(one, other, "anew");
});

it("tells a subscriber that its pings are not published, and nobody else of them; its receipts are heard", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const one = await enter(url, ana);
  const sam = await enter(url, subscriber);
  expect(await sam.until({ kind: "trackPublicationFailed" })).toMatchObject({ track: "pings", code: 53300 });
  await hearing(sam, ana);
  await hearing(one, subscriber, ["receipts"]);
  await untilHeard(sam, subscriber, one, "got it", ["receipts"]);
  await untilHeard(one, ana, sam, "look");
  // Sent before what was heard, and on the same connection.
  await sam.send("not a ping", "main", "pings");
  await untilHeard(sam, subscriber, one, "got that too", ["receipts"]);
  expect(one.events).not.toContainEqual(expect.objectContaining({ identity: subscriber, track: "pings" }));
});

it("lets a publisher hear receipts and no pings", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const one = await enter(url, ana);
  const pia = await enter(url, publisher, ["pings"]);
  await hearing(one, publisher, ["pings"]);
  await hearing(pia, ana, ["receipts"]);
  await untilHeard(pia, publisher, one, "look", ["pings"]);
  await one.send("not for you", "main", "pings");
  await untilHeard(one, ana, pia, "got it", ["receipts"]);
  expect(pia.events).not.toContainEqual(expect.objectContaining({ identity: ana, track: "pings" }));
});

it("puts out who was removed, without an error, and lets in neither the token nor who comes back", async () => {
  const removed = new Set<string>();
  const mayEnter = (identity: string) => !removed.has(identity);
  const { url, rooms, drop } = await withService({ mayEnter, timing: { graceMs: 600_000 } });
  const [one, other] = [await enter(url, ana), await enter(url, ben)];
  await Promise.all([hearing(one, ben), hearing(other, ana)]);
  removed.add(ben);
  await rooms.enforce(mayEnter);
  expect((await other.until({ kind: "disconnected" })).code).toBeUndefined();
  await one.until({ kind: "participantDisconnected", identity: ben });
  const again = await other.join(mintToken(ben, "room"), { wsServer: url }, both, "again");
  expect(again).toMatchObject({ code: 20104 });
  // Not yet put out, but lost: it is refused when it comes back.
  removed.add(ana);
  drop(ana);
  expect((await one.until({ kind: "disconnected" })).code).toBe(20104);
  expect(rooms.census()).toEqual({ rooms: 0, participants: 0 });
});
