import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { roomFiles, savedRooms } from "./support/saved-rooms.ts";
import { dataTrack, joinAs, tracksOf, untilState } from "./support/signaling-client.ts";
import { spawnService } from "./support/spawn-service.ts";
import type { Service } from "./support/start-service.ts";
import { withService } from "./support/with-service.ts";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "embedded-rooms-state-"));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
afterEach(() => void vi.useRealTimers());

const pairUp = async ({ url }: { url: string }) => ({
  ana: await joinAs(url, "ana"),
  ben: await joinAs(url, "ben"),
});
const asked = { id: expect.any(String), description: { type: "create-offer", revision: 1 } };

it("ends sockets with 1012 on close, and takes everyone back at the next start without anyone seeing a gap", async () => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const { ana, ben } = await pairUp(before);
  await before.close();
  expect([await ana.closed, await ben.closed]).toEqual([1012, 1012]);

  const after = await withService({ stateFolder, port: before.port });
  const anaAgain = await ana.resume([{ id: ana.pc }]);
  expect(await anaAgain.take("synced")).toMatchObject({
    participants: [{ sid: ben.sid, state: "connected", tracks: [{ name: "ben-track" }] }],
    peer_connections: [asked],
    subscribed: { tracks: tracksOf(ben, "ben-track") },
  });
  const benAgain = await ben.resume([{ id: ben.pc }]);
  expect((await benAgain.take("synced")).peer_connections).toEqual([asked]);
  expect(after.rooms.census()).toEqual({ rooms: 1, participants: 2 });
  // The next that Ana hears is of a newcomer: nothing was told of Ben.
  const cas = await joinAs(after.url, "cas");
  expect(await anaAgain.take("update")).toMatchObject({ participants: [{ sid: cas.sid }] });
  expect(cas.connected.participants.map(({ sid }) => sid)).toEqual([ana.sid, ben.sid]);
});

it("takes everyone back after the process was killed", async () => {
  const stateFolder = newFolder();
  const before = await spawnService(stateFolder);
  const { ana, ben } = await pairUp(before);
  ben.update([], { revision: 3, tracks: [dataTrack("later")] });
  await vi.waitFor(async () => {
    const [room] = await savedRooms(stateFolder);
    expect(room?.participants[1]?.tracks).toMatchObject([{ id: "later" }]);
  });
  await before.kill();
  await spawnService(stateFolder, before.port);
  const anaAgain = await ana.resume([{ id: ana.pc }]);
  expect(await anaAgain.take("synced")).toMatchObject({
    participants: [{ sid: ben.sid, state: "connected", tracks: [{ name: "later" }] }],
    peer_connections: [asked],
  });
  const benAgain = await ben.resume([{ id: ben.pc }], { revision: 3, tracks: [dataTrack("later")] });
  await benAgain.take("synced");
}, 30_000);

it("has the relay offer anew to those without a track after a restart", async () => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const ana = await joinAs(before.url, "ana", "room", { tracks: [] });
  await before.close();
  await withService({ stateFolder, port: before.port });
  const again = await ana.resume([{ id: ana.pc }]);
  expect((await again.take("synced")).peer_connections).toEqual([]);
  const { peer_connections } = await again.take("update");
  expect(peer_connections).toMatchObject([{ description: { type: "offer", revision: 1 } }]);
  expect(peer_connections?.[0]?.id).not.toBe(ana.pc);
});

it("lets go of those who do not come back after a restart", async () => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const { ana, ben } = await pairUp(before);
  await before.close();
  const after = await withService({
    stateFolder,
    port: before.port,
    timing: { restartGraceMs: 300, sweepMs: 5 },
  });
  const again = await ana.resume([{ id: ana.pc }]);
  await untilState(again, ben.sid, "disconnected");
  expect(after.rooms.census()).toEqual({ rooms: 1, participants: 1 });
});

const damages: [string, (text: string) => string][] = [
  ["cut short", (text) => text.slice(0, -20)],
  ["empty", () => ""],
  ["of another shape", () => '{"version":1,"name":"one"}'],
  ["of another version", (text) => text.replace('"version":1', '"version":2')],
];

it.each(damages)("loses only the room whose file is %s, with a warning", async (_, damage) => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const one = await joinAs(before.url, "ana", "one");
  const two = await joinAs(before.url, "ana", "two");
  await before.close();
  const file = path.join(stateFolder, `${one.connected.sid}.json`);
  await writeFile(file, damage(await readFile(file, "utf8")));
  const after: Service = await withService({ stateFolder, port: before.port });
  expect(after.rooms.census()).toEqual({ rooms: 1, participants: 1 });
  expect(after.logLines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: 40, file: `${one.connected.sid}.json` }),
  );
  expect(await (await one.resume()).take("error")).toMatchObject({ code: 53001 });
  await (await two.resume()).take("synced");
});

it("numbers its states above all earlier ones after a restart with a clock set back", async () => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const { ana, ben } = await pairUp(before);
  const last = ben.connected.subscribed.revision;
  await before.close();
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-01-01") });
  await withService({ stateFolder, port: before.port });
  const again = await ana.resume([{ id: ana.pc }]);
  const { participants, published, subscribed } = await again.take("synced");
  for (const { revision } of [...participants, published, subscribed]) expect(revision).toBeGreaterThan(last);
});

it("writes for its own user only, and neither sessions nor tokens nor SDP", async () => {
  const stateFolder = path.join(newFolder(), "made", "by the service");
  const service = await withService({ stateFolder });
  const { ana, ben } = await pairUp(service);
  await service.close();
  const [name = ""] = await roomFiles(stateFolder);
  const file = path.join(stateFolder, name);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(stateFolder)).mode & 0o777).toBe(0o700);
  const text = await readFile(file, "utf8");
  for (const secret of [ana.session, ben.session, ana.token, ana.pc, "ice-ufrag"])
    expect(text).not.toContain(secret);
});

it("removes the file of a room that is gone", async () => {
  const stateFolder = newFolder();
  const { url } = await withService({ stateFolder });
  const ana = await joinAs(url, "ana");
  await vi.waitFor(async () => expect(await roomFiles(stateFolder)).toHaveLength(1));
  await ana.leave();
  await vi.waitFor(async () => expect(await roomFiles(stateFolder)).toHaveLength(0));
});

it("clears away a write that a kill cut short, and of two rooms with one name the older", async () => {
  const stateFolder = newFolder();
  const before = await withService({ stateFolder });
  const ana = await joinAs(before.url, "ana");
  await before.close();
  const [name = ""] = await roomFiles(stateFolder);
  const older = { ...(await savedRooms(stateFolder))[0], sid: `RM${"0".repeat(32)}`, revision: 5 };
  await writeFile(path.join(stateFolder, `${older.sid}.json`), JSON.stringify(older));
  await writeFile(path.join(stateFolder, `${name}.tmp-123`), "{");
  await withService({ stateFolder, port: before.port });
  expect(await readdir(stateFolder)).toEqual([name]);
  await (await ana.resume()).take("synced");
});
