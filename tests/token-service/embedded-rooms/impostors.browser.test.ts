import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomClient, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { joinAs } from "./support/signaling-client.ts";
import { type Service, startService } from "./support/start-service.ts";
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
  });

  it("hear each other again after a restart, on other connections", async () => {
    const stateFolder = await temporaryFolder();
    const before = await startService({ stateFolder });
    const [one, other] = [await enter(before.url, ana, first), await enter(before.url, bo, second)];
    await bothWays(one, other, "hello");
    await before.close();
    await withService({ stateFolder, port: before.port });
    await Promise.all([one, other].map((page) => page.until({ kind: "reconnected" })));
    await bothWays(one, other, "anew");
  });
});

/** Eve says something under all labels that she knows, and then as herself. */
const impersonate = async (
  impostor: RoomPage,
  identity: string,
  deceived: RoomPage,
  labels: string[] = [],
) => {
  const speak = () => impostor.impersonate("as another", labels);
  await vi.waitFor(async () => expect(await speak()).toBeGreaterThan(labels.length), { timeout: 20_000 });
  for (const round of [1, 2]) {
    await untilHeard(impostor, identity, deceived, `round ${round}`, "receipts");
    await speak();
  }
  await untilHeard(impostor, identity, deceived, "over", "receipts");
};
const texts = ({ events }: RoomPage) =>
  events.filter(({ kind }) => kind === "message").map(({ text }) => text);
/** What the relay refused of somebody because of its label, as the service logs it. */
const refusedOf = ({ logLines }: Service, participant: string) =>
  logLines
    .map((line) => JSON.parse(line))
    .filter((line) => line.msg === "the relay refused messages" && line.participant === participant)
    .reduce((sum, { refusals }) => sum + refusals.label, 0);
const sidOf = (page: RoomPage, identity: string) => page.until({ kind: "participantConnected", identity });

describe.each(["ours", "plain"] as const)("nobody speaks as another to a client of the kind “%s”", (kind) => {
  it.each([
    ["a member", eve],
    ["a subscriber", subscriber],
  ])("not %s who says it under every label, those of others' tracks included", async (_who, identity) => {
    const service = await withService({ rightsOf: trackRights });
    const watcher = await enter(service.url, "cas.mcasaaaaaa.abcdefgh", "plain");
    const impostor = await enter(service.url, identity, "impostor");
    const { sid = "" } = await sidOf(watcher, identity);
    const deceived = await enter(service.url, bo, kind);
    const one = await joinAs(service.url, ana, "room", { tracks: ["hers"] });
    await untilHeard(impostor, identity, deceived, "hello", "receipts");
    await impersonate(impostor, identity, deceived, ["hers"]);
    for (const page of [deceived, watcher]) expect(texts(page)).not.toContain("as another");
    await expect.poll(() => refusedOf(service, sid)).toBeGreaterThan(0);
    expect(refusedOf(service, one.sid)).toBe(0);
  });

  it("nor one who came last, when the other joins again", async () => {
    const service = await withService();
    const one = await enter(service.url, ana, "plain");
    const deceived = await enter(service.url, bo, kind);
    await untilHeard(one, ana, deceived, "hello");
    const impostor = await enter(service.url, eve, "impostor");
    await impostor.until({ kind: "trackSubscribed", identity: ana });
    await deceived.leave();
    const again = await enter(service.url, bo, kind);
    await impersonate(impostor, eve, again);
    await untilHeard(one, ana, again, "herself");
    for (const page of [deceived, again, one]) expect(texts(page)).not.toContain("as another");
  });
});
