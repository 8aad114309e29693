import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Room } from "../../../token-service/embedded-rooms/room/room.ts";
import type { RoomSnapshot } from "../../../token-service/embedded-rooms/state/room-snapshot.ts";
import { createRoomStore } from "../../../token-service/embedded-rooms/state/room-store.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-rooms-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("what could not be saved is saved once it can be, and told meanwhile", async () => {
  const told: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void told.push(JSON.parse(line).msg) });
  const room = { name: "ops", sid: "RM1" } as Room;
  const store = createRoomStore(folder, 1, ({ name, sid }) => ({ name, sid }) as RoomSnapshot, log);
  const tried = vi.spyOn(globalThis, "setTimeout");
  await rm(folder, { recursive: true });
  await writeFile(folder, "in the way");
  store.save(room);
  await store.flush();
  expect(told).toEqual(["room state could not be saved and is tried again in a moment"]);
  await rm(folder);
  const [again] = tried.mock.lastCall ?? [];
  again?.();
  await store.flush();
  expect(await readdir(folder)).toEqual(["RM1.json"]);
  tried.mockRestore();
});
