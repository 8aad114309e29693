import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { savedRooms } from "./support/saved-rooms.ts";
import { joinAs, type Member, tracksOf, untilState } from "./support/signaling-client.ts";
import type { Service } from "./support/start-service.ts";
import { withService } from "./support/with-service.ts";

const hasty = { graceMs: 1, sweepMs: 5 };
const revisionOf = (update: Awaited<ReturnType<typeof untilState>>, { sid }: Member): number =>
  update.participants?.find((one) => one.sid === sid)?.revision ?? Number.NaN;

/** Ana, and Ben whom she has seen leave. */
const loseBen = async (options: Parameters<typeof withService>[0] = {}) => {
  const service = await withService({ timing: hasty, ...options });
  const ana = await joinAs(service.url, "ana");
  const ben = await joinAs(service.url, "ben");
  service.drop("ben");
  const gone = revisionOf(await untilState(ana, ben.sid, "disconnected"), ben);
  return { service, ana, ben, gone };
};

it("resumes a session whose participant was taken away, under its SID and with a higher revision", async () => {
  const { service, ana, ben, gone } = await loseBen();
  const again = await ben.resume([{ id: ben.pc }]);
  const { participants, peer_connections } = await again.take("synced");
  expect(participants).toMatchObject([{ sid: ana.sid, state: "connected" }]);
  // The old connection was closed when Ben was taken away; Ben closes it, as it is not listed.
  expect(peer_connections).toEqual([
    { id: expect.not.stringContaining(ben.pc), description: { type: "create-offer", revision: 1 } },
  ]);
  const back = await untilState(ana, ben.sid, "connected");
  expect(revisionOf(back, ben)).toBeGreaterThan(gone);
  expect(service.rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it("tells the others of the tracks of the one who came back, as they have let go of them", async () => {
  const { ana, ben } = await loseBen();
  await (await ben.resume()).take("synced");
  const told = await ana.take("update", ({ subscribed }) => subscribed !== undefined);
  expect(told).toMatchObject({
    participants: [{ sid: ben.sid }],
    subscribed: { tracks: tracksOf(ben, "ben-track") },
  });
});

it("shows nobody who is away to a newcomer, nor counts them", async () => {
  const { service, ana } = await loseBen();
  const cas = await joinAs(service.url, "cas");
  expect(cas.connected.participants.map(({ sid }) => sid)).toEqual([ana.sid]);
  expect(service.rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it("keeps a room open for someone who was the last in it", async () => {
  const { service, ana, ben } = await loseBen();
  await ana.leave();
  const again = await ben.resume();
  expect((await again.take("synced")).participants).toEqual([]);
  const cas = await joinAs(service.url, "cas");
  expect(cas.connected).toMatchObject({ sid: ben.connected.sid, participants: [{ sid: ben.sid }] });
});

it("refuses someone who was away and has joined anew meanwhile with 53205", async () => {
  const { service, ana, ben } = await loseBen();
  const newer = await joinAs(service.url, "ben");
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 53205 });
  expect(newer.connected.participants.map(({ sid }) => sid)).toEqual([ana.sid]);
});

it("refuses someone who was away with 53105 when others have filled the room", async () => {
  const { service, ben } = await loseBen({ limits: { participantsPerRoom: 2 } });
  await joinAs(service.url, "cas");
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 53105 });
  expect(service.rooms.census()).toEqual({ rooms: 1, participants: 2 });
});

it("lets nobody back who was put out while away", async () => {
  const { service, ben } = await loseBen();
  expect(service.rooms.removeParticipant("room", "ben")).toBe(true);
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 53001 });
});

it("ends the session of the one who is away longest when there are too many of them", async () => {
  const { service, ana, ben } = await loseBen({ limits: { participantsPerRoom: 2 } });
  const cas = await joinAs(service.url, "cas");
  service.drop("cas");
  await untilState(ana, cas.sid, "disconnected");
  const dan = await joinAs(service.url, "dan");
  service.drop("dan");
  await untilState(ana, dan.sid, "disconnected");
  expect(await (await ben.resume()).take("error")).toMatchObject({ code: 53001 });
  await (await cas.resume()).take("synced");
});

it("takes someone back who was away when the service restarted", async () => {
  const stateFolder = await temporaryFolder();
  const { service, ana, ben } = await loseBen({ stateFolder });
  await service.close();
  expect(await savedRooms(stateFolder)).toMatchObject([{ away: [{ sid: ben.sid }] }]);
  const after: Service = await withService({ stateFolder, port: service.port });
  const anaAgain = await ana.resume();
  await anaAgain.take("synced");
  expect(after.rooms.census()).toEqual({ rooms: 1, participants: 1 });
  const again = await ben.resume();
  expect((await again.take("synced")).participants).toMatchObject([{ sid: ana.sid }]);
  await untilState(anaAgain, ben.sid, "connected");
});

it("logs who has come back, and from where", async () => {
  const { service, ben } = await loseBen({ addressOf: () => "2001:db8::7" });
  await (await ben.resume()).take("synced");
  const lines = service.logLines.map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({
      msg: "resumed",
      participant: ben.sid,
      identity: "ben",
      address: "2001:db8::7",
    }),
  );
});
