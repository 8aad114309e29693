import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { readFile } from "atomically";
import type { Logger } from "pino";
import * as v from "valibot";
import { type RoomSnapshot, roomSnapshotSchema } from "./room-snapshot.ts";

/**
 * Reads every room that was kept in a folder, which is made if need be; one that cannot be read is set aside with a warning.
 *
 * @returns newest first, each name once
 */
export const loadSnapshots = async (folder: string, log: Logger): Promise<RoomSnapshot[]> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const snapshots: RoomSnapshot[] = [];
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (name.includes(".json.tmp-")) await rm(file, { force: true }); // A write that a kill cut short.
    if (!name.endsWith(".json")) continue;
    try {
      const snapshot = v.parse(roomSnapshotSchema, JSON.parse(await readFile(file, "utf8")));
      if (`${snapshot.sid}.json` !== name) throw new Error("the file's name is not the room's sid");
      snapshots.push(snapshot);
    } catch (error) {
      await rename(file, `${file}.damaged`);
      log.warn(
        { file: name, reason: errorName(error) },
        "a room's saved state is damaged; its people must join anew",
      );
    }
  }
  snapshots.sort((a, b) => b.revision - a.revision);
  const newest = new Map<string, RoomSnapshot>();
  for (const snapshot of snapshots) {
    if (!newest.has(snapshot.name)) newest.set(snapshot.name, snapshot);
    else await rm(path.join(folder, `${snapshot.sid}.json`), { force: true });
  }
  return [...newest.values()];
};

/** Never the message: it may quote the file. */
const errorName = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
