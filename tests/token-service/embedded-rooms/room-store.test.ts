import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Room } from "../../../token-service/embedded-rooms/room/room.ts";
import type { RoomSnapshot } from "../../../token-service/embedded-rooms/state/room-snapshot.ts";
import { createRoomStore } from "../../../token-service/embedded-rooms/state/room-store.ts";

const retryMs = 5_000;
const delayMs = 50;
const rooms = ["ops", "lab"].map((name): Room => ({ name, sid: `RM${name}` }) as Room);

let folder: string;
let told: { rooms: number }[];

const newStore = () => {
  const log = pino({ level: "error" }, { write: (line: string) => void told.push(JSON.parse(line)) });
  return createRoomStore(folder, delayMs, ({ name, sid }) => ({ name, sid }) as RoomSnapshot, log);
};

beforeEach(async () => {
  told = [];
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), "pingroom-rooms-")), "rooms");
  await writeFile(folder, "in the way");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

test("what could not be saved is tried again by one timer, and told once each time", async () => {
  const store = newStore();
  for (const room of rooms) {
    store.save(room);
    await vi.advanceTimersByTimeAsync(delayMs);
    await vi.waitFor(() => expect(told).toMatchObject([{ rooms: 1 }]));
  }
  await vi.advanceTimersByTimeAsync(retryMs);
  await vi.waitFor(() => expect(told).toMatchObject([{ rooms: 1 }, { rooms: 2 }]));
  expect(vi.getTimerCount()).toBe(1);

  await rm(folder);
  await vi.advanceTimersByTimeAsync(retryMs);
  await vi.waitFor(async () => expect(await readdir(folder)).toEqual(["RMlab.json", "RMops.json"]));
  expect(vi.getTimerCount()).toBe(0);
  expect(told).toHaveLength(2);
});

test("what could not be saved is tried for the last time when the service ends", async () => {
  const store = newStore();
  for (const room of rooms) store.save(room);
  await store.flush();
  expect(told).toMatchObject([{ rooms: 2 }]);
  await rm(folder);
  await store.close();
  expect(await readdir(folder)).toEqual(["RMlab.json", "RMops.json"]);
});

test("nothing is tried any more once the service has ended", async () => {
  const store = newStore();
  for (const room of rooms) store.save(room);
  await store.close();
  expect(told).toMatchObject([{ rooms: 2 }]);
  expect(vi.getTimerCount()).toBe(0);
});
