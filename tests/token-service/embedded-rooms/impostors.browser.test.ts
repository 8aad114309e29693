import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomClient, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { savedRooms } from "./support/saved-rooms.ts";
import { joinAs } from "./support/signaling-client.ts";
import { startService } from "./support/start-service.ts";
import { withService } from "./support/with-service.ts";

let pages: RoomPages;
beforeAll(async () => {
  pages = await openRoomPages();
});
afterAll(() => pages.close());

const ana = "ana.manaaaaaaa.abcdefgh";
const bo = "bo.mboaaaaaaa.abcdefgh";
const eve = "eve.meveaaaaaa.abcdefgh";
const subscriber = "eve.meveaaaaaa.abcdefgh.subscribe";

const openPage = async (client: RoomClient): Promise<RoomPage> => {
  const page = await pages.open(client);
  onTestFinished(() => page.close());
  return page;
};
const enter = async (url: string, identity: string, client: RoomClient, tracks = ["pings", "receipts"]) => {
  const page = await openPage(client);
  await page.join(mintToken(identity, "room"), { wsServer: `${url}?who=${identity}` }, tracks);
  return page;
};
/** Says something of its own until that was heard: what is sent before a channel is open is lost. */
const untilHeard = (from: RoomPage, identity: string, to: RoomPage, text: string, track = "pings") =>
  vi.waitFor(
    async () => {
      await from.send(text, "main", track);
      expect(to.events).toContainEqual(expect.objectContaining({ kind: "message", identity, track, text }));
    },
    { timeout: 20_000, interval: 100 },
  );
const bothWays = async (one: RoomPage, other: RoomPage, text: string) => {
  for (const track of ["pings", "receipts"]) {
    await untilHeard(one, ana, other, `${text} on ${track}`, track);
    await untilHeard(other, bo, one, `${text} on ${track}`, track);
  }
};

describe.each([
  ["ours", "ours"],
  ["ours", "plain"],
  ["plain", "ours"],
  ["plain", "plain"],
] as const)("a client of the kind “%s” and one of the kind “%s”", (first, second) => {
  it("hear each other, also after a drop", async () => {
    const { url, drop } = await withService();
    const [one, other] = [await enter(url, ana, first), await enter(url, bo, second)];
    await bothWays(one, other, "hello");
    drop(bo);
    await other.until({ kind: "reconnected" });
    await bothWays(one, other, "back");
    expect([...one.events, ...other.events]).not.toContainEqual(
      expect.objectContaining({ kind: "imposture" }),
    );
  });

  it("hear each other again once their connection was replaced", async () => {
    const stateFolder = await temporaryFolder();
    const before = await startService({ stateFolder });
    const [one, other] = [await enter(before.url, ana, first), await enter(before.url, bo, second)];
    await bothWays(one, other, "hello");
    await before.close();
    // As if the last candidates had not been in when the service stopped.
    for (const room of await savedRooms(stateFolder)) {
      const pairs = room.pairs.map((pair) => ({ ...pair, settled: false }));
      await writeFile(path.join(stateFolder, `${room.sid}.json`), JSON.stringify({ ...room, pairs }));
    }
    await withService({ stateFolder, port: before.port });
    // Each has closed its end of the old connection by then.
    await Promise.all([one, other].map((page) => page.until({ kind: "reconnected" })));
    await bothWays(one, other, "anew");
    expect([...one.events, ...other.events]).not.toContainEqual(
      expect.objectContaining({ kind: "imposture" }),
    );
  });
});

/** Eve says something under all labels that she knows, and then as herself. */
const impersonate = async (impostor: RoomPage, identity: string, deceived: RoomPage, text: string) => {
  await vi.waitFor(async () => expect(await impostor.impersonate(text)).toBeGreaterThan(0), {
    timeout: 20_000,
  });
  for (const round of [1, 2]) {
    await untilHeard(impostor, identity, deceived, `${text}, round ${round}`, "receipts");
    await impostor.impersonate(text);
  }
  await untilHeard(impostor, identity, deceived, `${text}, over`, "receipts");
};
const fromAna = ({ events }: RoomPage) =>
  events.filter(({ kind, identity }) => kind === "message" && identity === ana).map(({ text }) => text);

describe.each([
  ["both have our client", "ours", "ours"],
  ["the one has a page of other software, so that her label is known to all", "plain", "ours"],
  ["the other has a page of other software, which goes by the label alone", "ours", "plain"],
] as const)("nobody speaks as one person to another where %s", (_what, anas, bos) => {
  const tellsOfIt = anas === "plain" && bos === "ours";
  const expectNothing = async (deceived: RoomPage) => {
    expect(fromAna(deceived).filter((text) => text?.includes("as Ana"))).toEqual([]);
    const told = deceived.events.filter(({ kind }) => kind === "imposture");
    expect(told).toHaveLength(tellsOfIt ? 1 : 0);
  };

  it.each([
    ["a member who was there first", eve],
    ["a subscriber who was there first", subscriber],
  ])("not %s", async (_who, identity) => {
    const { url } = await withService({ rightsOf: trackRights });
    const impostor = await enter(url, identity, "impostor");
    const deceived = await enter(url, bo, bos);
    await untilHeard(impostor, identity, deceived, "hello", "receipts");
    await impostor.impersonate("as Ana, at once");
    const one = await enter(url, ana, anas);
    await impostor.until({ kind: "trackSubscribed", identity: ana });
    await impersonate(impostor, identity, deceived, "as Ana");
    if (!tellsOfIt) await untilHeard(one, ana, deceived, "herself");
    await expectNothing(deceived);
  });

  it("nor one who is quicker than the one's own connection", async () => {
    const { url } = await withService();
    const impostor = await enter(url, eve, "impostor");
    const deceived = await enter(url, bo, bos);
    await untilHeard(impostor, eve, deceived, "hello");
    // Announces a track and negotiates nothing.
    await joinAs(url, ana, "room", { tracks: ["hers"], paired: anas === "ours" });
    // Both of Bo's labels and the one of Ana's.
    const open = () => impostor.impersonate("as Ana");
    await expect.poll(open, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    await impersonate(impostor, eve, deceived, "as Ana");
    expect(fromAna(deceived)).toEqual([]);
  });

  it("nor one who came last, when the other joins again", async () => {
    const { url } = await withService();
    const one = await enter(url, ana, anas);
    const deceived = await enter(url, bo, bos);
    await untilHeard(one, ana, deceived, "hello");
    const impostor = await enter(url, eve, "impostor");
    await impostor.until({ kind: "trackSubscribed", identity: ana });
    await impostor.impersonate("as Ana, at once");
    await deceived.leave();
    const again = await enter(url, bo, bos);
    await impersonate(impostor, eve, again, "as Ana");
    if (!tellsOfIt) await untilHeard(one, ana, again, "herself");
    await expectNothing(again);
  });
});
