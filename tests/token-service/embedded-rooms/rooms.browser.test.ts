import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { signingKey } from "./support/signing-key.ts";
import { type Service, startService } from "./support/start-service.ts";

let pages: RoomPages;
let service: Service;
const opened: RoomPage[] = [];

beforeAll(async () => {
  [pages, service] = await Promise.all([openRoomPages(), startService()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await pages.close();
  await service.close();
});

const enter = async (identity: string, room: string, tracks?: string[]) => {
  const page = await pages.open();
  opened.push(page);
  const joined = await page.join(
    mintToken(identity, room),
    { wsServer: `${service.url}?who=${identity}` },
    tracks,
  );
  return { page, joined };
};

/** Two people who can hear each other. */
const pairUp = async (room: string) => {
  const { page: ana } = await enter("ana", room);
  const { page: ben } = await enter("ben", room);
  await hear(ana, ben);
  return { ana, ben };
};
const hear = (ana: RoomPage, ben: RoomPage) =>
  Promise.all([
    ana.until({ kind: "trackSubscribed", identity: "ben" }),
    ben.until({ kind: "trackSubscribed", identity: "ana" }),
  ]);
const exchange = async (ana: RoomPage, ben: RoomPage, text: string) => {
  await ana.send(`${text} from ana`);
  await ben.send(`${text} from ben`);
  await ben.until({ kind: "message", identity: "ana", text: `${text} from ana` });
  await ana.until({ kind: "message", identity: "ben", text: `${text} from ben` });
};

it("carries pings both ways between two people", async () => {
  const { ana, ben } = await pairUp("pings");
  await exchange(ana, ben, "hello");
});

it("lets a third join later and reaches everyone", async () => {
  const { ana, ben } = await pairUp("late join");
  const { page: cas, joined } = await enter("cas", "late join");
  expect(joined.identities).toEqual(["ana", "ben"]);
  await Promise.all(
    [[cas, "ana"] as const, [cas, "ben"] as const, [ana, "cas"] as const, [ben, "cas"] as const].map(
      ([page, identity]) => page.until({ kind: "trackSubscribed", identity }),
    ),
  );
  await cas.send("hello all");
  await Promise.all(
    [ana, ben].map((page) => page.until({ kind: "message", identity: "cas", text: "hello all" })),
  );
  await exchange(ana, ben, "still here");
});

it("carries a track that is published later, until it is unpublished", async () => {
  const { page: ana } = await enter("ana", "late publish", []);
  const { page: ben } = await enter("ben", "late publish", []);
  expect(await ben.publish("later")).toMatch(/^MT/);
  await ana.until({ kind: "trackSubscribed", identity: "ben", track: "later" });
  await ben.send("at last");
  await ana.until({ kind: "message", identity: "ben", text: "at last" });
  await ben.unpublish("later");
  await ana.until({ kind: "trackUnpublished", identity: "ben", track: "later" });
});

it("survives that two people publish their first track at the same time", async () => {
  const { page: ana } = await enter("ana", "glare", []);
  const { page: ben } = await enter("ben", "glare", []);
  await Promise.all([ana.publish("a"), ben.publish("b")]);
  await hear(ana, ben);
  await exchange(ana, ben, "no clash");
});

it("shows that someone left, and that a page was closed", async () => {
  const { ana, ben } = await pairUp("leaving");
  const { page: cas } = await enter("cas", "leaving");
  await ana.until({ kind: "trackSubscribed", identity: "cas" });
  await ben.leave();
  await ana.until({ kind: "participantDisconnected", identity: "ben" });
  await cas.close();
  opened.splice(opened.indexOf(cas), 1);
  await ana.until({ kind: "participantDisconnected", identity: "cas" });
});

it("holds two rooms side by side on one page", async () => {
  const { page: ana } = await enter("ana", "one");
  await ana.join(mintToken("ana", "two"), { wsServer: service.url }, ["pings"], "second");
  const { page: ben } = await enter("ben", "one");
  const { page: cas } = await enter("cas", "two");
  await ben.until({ kind: "trackSubscribed", identity: "ana" });
  await cas.until({ kind: "trackSubscribed", identity: "ana" });
  await ana.send("to one", "main");
  await ana.send("to two", "second");
  await ben.until({ kind: "message", text: "to one" });
  await cas.until({ kind: "message", text: "to two" });
  expect(ben.events).not.toContainEqual(expect.objectContaining({ text: "to two" }));
  expect(cas.events).not.toContainEqual(expect.objectContaining({ text: "to one" }));
});

it("puts the older of two with one identity out with 53205", async () => {
  const { ana, ben } = await pairUp("duplicates");
  const { page: newer } = await enter("ben", "duplicates");
  expect(await ben.until({ kind: "disconnected" })).toMatchObject({ code: 53205 });
  await newer.until({ kind: "trackSubscribed", identity: "ana" });
  await newer.send("the newer");
  await ana.until({ kind: "message", identity: "ben", text: "the newer" });
});

it.each([
  ["malformed", 20101, "nonsense"],
  ["another service's", 20103, mintToken("ana", "room", { key: { ...signingKey, keySid: "SKother" } })],
  ["expired", 20104, mintToken("ana", "room", { ttl: -1 })],
  ["early", 20105, mintToken("ana", "room", { nbf: Math.floor(Date.now() / 1000) + 500 })],
  ["forged", 20107, mintToken("ana", "room", { key: { ...signingKey, keySecret: "another secret" } })],
])("tells the SDK that a token is %s with %i", async (_, code, token) => {
  const page = await pages.open();
  opened.push(page);
  expect(await page.join(token, { wsServer: service.url })).toMatchObject({ code });
  expect(await page.join(token, { wsServer: service.url, iceServers: [] })).toMatchObject({ code });
});

it("tells the SDK that a token is for another room with 20106", async () => {
  const page = await pages.open();
  opened.push(page);
  const joined = await page.join(mintToken("ana", "room"), { wsServer: service.url, name: "other" });
  expect(joined).toMatchObject({ code: 20106 });
});

it("resumes after a dropped socket while pings go on, and nobody leaves", async () => {
  const { ana, ben } = await pairUp("drop");
  service.drop("ben");
  await ben.until({ kind: "reconnecting", code: 53001 });
  await exchange(ana, ben, "meanwhile");
  await ben.until({ kind: "reconnected" });
  await ana.until({ kind: "participantReconnected", identity: "ben" });
  await exchange(ana, ben, "afterwards");
  for (const page of [ana, ben]) {
    expect(page.events).not.toContainEqual(expect.objectContaining({ kind: "participantDisconnected" }));
    expect(page.events).not.toContainEqual(expect.objectContaining({ kind: "trackUnsubscribed" }));
  }
});

it("keeps the room of someone who is alone when the socket drops", async () => {
  const { page: ana } = await enter("ana", "alone");
  service.drop("ana");
  await ana.until({ kind: "reconnected" });
  const { page: ben } = await enter("ben", "alone");
  await hear(ana, ben);
  await exchange(ana, ben, "not alone any more");
  expect(await ana.state()).toBe("connected");
});

it("gives who names no room a new one, into which its SID leads others, and tells the SDK a region", async () => {
  const [first, second] = [await pages.open(), await pages.open()];
  opened.push(first, second);
  const { sid = "", ...joined } = await first.join(mintToken("ana"), { wsServer: service.url });
  expect(joined).toMatchObject({ name: sid, signalingRegion: expect.any(String) });
  const options = { wsServer: service.url, name: sid, automaticSubscription: false };
  expect(await second.join(mintToken("ben"), options)).toMatchObject({ sid, identities: ["ana"] });
  await hear(first, second);
});

it("fails the tracks that are too many or have too long a name, and nothing else", async () => {
  const names = ["x".repeat(257), "one", "two", "three", "four", "five"];
  const { page: ana } = await enter("ana", "many tracks", names);
  await ana.until({ kind: "trackPublicationFailed", track: "x".repeat(257), code: 53302 });
  await ana.until({ kind: "trackPublicationFailed", track: "five", code: 53203 });
  const { page: ben } = await enter("ben", "many tracks");
  await ben.until({ kind: "trackSubscribed", identity: "ana", track: "four" });
  expect(await ana.state()).toBe("connected");
});

it("shows a removal as a disconnect without an error", async () => {
  const { ana, ben } = await pairUp("removal");
  service.rooms.removeParticipant("removal", "ben");
  expect((await ben.until({ kind: "disconnected" })).code).toBeUndefined();
  await ana.until({ kind: "participantDisconnected", identity: "ben" });
});
