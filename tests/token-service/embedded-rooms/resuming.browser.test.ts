import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomClient, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { type Service, startService } from "./support/start-service.ts";

let pages: RoomPages;
let service: Service;
const opened: RoomPage[] = [];

// Who lost the socket is taken away at once, and the SDK gives up after seconds.
beforeAll(async () => {
  [pages, service] = await Promise.all([
    openRoomPages(),
    startService({ timing: { graceMs: 100, sweepMs: 20, sessionTimeoutSeconds: 6 } }),
  ]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await pages.close();
  await service.close();
});

const enter = async (identity: string, room: string, client: RoomClient = "plain") => {
  const page = await pages.open(client);
  opened.push(page);
  const joined = await page.join(mintToken(identity, room), { wsServer: `${service.url}?who=${identity}` });
  return { page, joined };
};

const pairUp = async (room: string) => {
  const { page: ben, joined } = await enter("ben", room);
  const { page: ana } = await enter("ana", room);
  await hear(ana, ben);
  return { ana, ben, benSid: joined.participant ?? "" };
};
const hear = (ana: RoomPage, ben: RoomPage) =>
  Promise.all([
    ana.until({ kind: "trackSubscribed", identity: "ben" }),
    ben.until({ kind: "trackSubscribed", identity: "ana" }),
  ]);
const exchange = async (ana: RoomPage, ben: RoomPage) => {
  await ana.send("from ana");
  await ben.send("from ben");
  await ben.until({ kind: "message", identity: "ana", text: "from ana" });
  await ana.until({ kind: "message", identity: "ben", text: "from ben" });
};

it("brings someone back as the same participant whom the others had seen leave", async () => {
  const { ana, ben, benSid } = await pairUp("offline");
  for (const { events } of [ana, ben]) events.splice(0);
  const letIn = service.cut("ben");
  await ben.until({ kind: "reconnecting", code: 53001 });
  await ana.until({ kind: "participantDisconnected", identity: "ben", sid: benSid });
  letIn();
  await ben.until({ kind: "reconnected" });
  await ana.until({ kind: "participantConnected", identity: "ben", sid: benSid });
  await hear(ana, ben);
  await exchange(ana, ben);
  expect(await ana.state()).toBe("connected");
});

it("brings two back who were offline together", async () => {
  const { ana, ben } = await pairUp("both offline");
  for (const { events } of [ana, ben]) events.splice(0);
  const letIn = [service.cut("ana"), service.cut("ben")];
  await Promise.all([ana, ben].map((page) => page.until({ kind: "reconnecting", code: 53001 })));
  await vi.waitFor(() => expect(service.rooms.census()).toMatchObject({ participants: 0 }));
  for (const allow of letIn) allow();
  await Promise.all([ana, ben].map((page) => page.until({ kind: "reconnected" })));
  await hear(ana, ben);
  await exchange(ana, ben);
});

it("ends the room of someone who stays offline, not that of one who came back to an empty room, and not one of ours", async () => {
  const { page: ana } = await enter("ana", "alone");
  const { page: cas } = await enter("cas", "offline too", "ours");
  const { page: ben } = await enter("ben", "offline for good");
  service.drop("ana");
  await ana.until({ kind: "reconnected" });
  const letIn = [service.cut("cas"), service.cut("ben")];
  await cas.until({ kind: "reconnecting" });
  await ben.until({ kind: "disconnected", code: 53001 });
  for (const allow of letIn) allow();
  await cas.until({ kind: "reconnected" });
  expect(cas.events.map(({ kind }) => kind)).not.toContain("disconnected");
  expect(await ana.state()).toBe("connected");
  expect(ana.events.map(({ kind }) => kind)).toEqual(["reconnecting", "reconnected"]);
});
