import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { openRoomPages, type RoomPage, type RoomPages } from "./support/open-room-pages.ts";
import { spawnService } from "./support/spawn-service.ts";
import { startService } from "./support/start-service.ts";

let pages: RoomPages;
let stateFolder: string;

beforeAll(async () => {
  pages = await openRoomPages();
  stateFolder = await mkdtemp(path.join(tmpdir(), "embedded-rooms-state-"));
});
afterAll(async () => {
  await pages.close();
  await rm(stateFolder, { recursive: true, force: true });
});

const gather = async (url: string, identities: string[], room: string): Promise<RoomPage[]> => {
  const gathered: RoomPage[] = [];
  for (const identity of identities) {
    const page = await pages.open();
    await page.join(mintToken(identity, room), { wsServer: url });
    gathered.push(page);
  }
  await everyoneHears(gathered, identities);
  return gathered;
};
const everyoneHears = (gathered: RoomPage[], identities: string[]) =>
  Promise.all(
    gathered.flatMap((page, index) =>
      identities
        .filter((_, other) => other !== index)
        .map((identity) => page.until({ kind: "trackSubscribed", identity })),
    ),
  );
/** Pings until everyone has heard everyone: what is sent until a new connection is there is lost. */
const pingUntilHeard = (gathered: RoomPage[], identities: string[], text: string) =>
  vi.waitFor(
    async () => {
      await Promise.all(gathered.map((page) => page.send(text)));
      for (const [index, { events }] of gathered.entries()) {
        for (const [other, identity] of identities.entries()) {
          const heard = expect.objectContaining({ kind: "message", identity, text });
          if (other !== index) expect(events).toContainEqual(heard);
        }
      }
    },
    { timeout: 20_000, interval: 100 },
  );

const expectNobodyGone = (gathered: RoomPage[]) => {
  for (const kind of ["participantDisconnected", "participantReconnecting", "disconnected"]) {
    for (const { events } of gathered) expect(events).not.toContainEqual(expect.objectContaining({ kind }));
  }
};
const people = ["ana", "ben", "cas"];

it("takes every client back after a kill, on new connections and with nobody gone", async () => {
  const before = await spawnService(stateFolder);
  const gathered = await gather(before.url, people, "killed");
  await before.kill();
  await Promise.all(gathered.map((page) => page.until({ kind: "reconnecting", code: 53001 })));
  const after = await spawnService(stateFolder, before.port);
  await Promise.all(gathered.map((page) => page.until({ kind: "reconnected" })));
  await pingUntilHeard(gathered, people, "after");
  expect(await Promise.all(gathered.map((page) => page.state()))).toEqual([
    "connected",
    "connected",
    "connected",
  ]);
  expectNobodyGone(gathered);
  const late = await pages.open();
  const joined = await late.join(mintToken("dan", "killed"), { wsServer: after.url });
  expect(joined.identities).toEqual(people);
  await everyoneHears([...gathered, late], [...people, "dan"]);
  await pingUntilHeard([...gathered, late], [...people, "dan"], "with dan");
  await Promise.all([...gathered, late].map((page) => page.close()));
});

it("takes every client back after an orderly restart", async () => {
  const before = await startService({ stateFolder });
  const gathered = await gather(before.url, people, "restarted");
  await before.close();
  await Promise.all(gathered.map((page) => page.until({ kind: "reconnecting" })));
  const after = await startService({ stateFolder, port: before.port });
  await Promise.all(gathered.map((page) => page.until({ kind: "reconnected" })));
  await pingUntilHeard(gathered, people, "after");
  expectNobodyGone(gathered);
  await Promise.all(gathered.map((page) => page.close()));
  await after.close();
});

it("connects people anew whose connection was only half made when the service restarted", async () => {
  const before = await startService({ stateFolder });
  const gathered = await gather(before.url, ["ana"], "half made");
  const ben = await pages.open();
  await ben.join(mintToken("ben", "half made"), { wsServer: before.url });
  await before.close();
  gathered.push(ben);
  const after = await startService({ stateFolder, port: before.port });
  await Promise.all(gathered.map((page) => page.until({ kind: "reconnected" })));
  await pingUntilHeard(gathered, ["ana", "ben"], "anew");
  await Promise.all(gathered.map((page) => page.close()));
  await after.close();
});

it("tells clients of a room that was not kept that it is over", async () => {
  const before = await startService();
  const [page] = await gather(before.url, ["ana"], "lost");
  await before.close();
  const after = await startService({ port: before.port });
  expect(await page?.until({ kind: "disconnected" })).toMatchObject({ code: 53001 });
  await page?.close();
  await after.close();
});
