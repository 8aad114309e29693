import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, vi } from "vitest";
import type { RoomSnapshot } from "../../../../token-service/embedded-rooms/state/room-snapshot.ts";

/** The files of rooms in a state folder. */
export const roomFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(".json"));

/** What the service has saved by now. */
export const savedRooms = async (folder: string): Promise<RoomSnapshot[]> =>
  Promise.all(
    (await roomFiles(folder)).map(async (name) =>
      JSON.parse(await readFile(path.join(folder, name), "utf8")),
    ),
  );

/** Resolves once a room's saved state says that so many connections are up, so that a restart will keep them. */
export const untilSettled = (folder: string, room: string, connections: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const saved = (await savedRooms(folder)).find(({ name }) => name === room);
      expect(saved?.pairs.filter(({ settled }) => settled)).toHaveLength(connections);
    },
    { timeout: 20_000 },
  );
