import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
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
