import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { readFile, writeFile } from "atomically";
import type { Logger } from "pino";
import * as v from "valibot";
import type { Room } from "../room/room.ts";
import { type RoomSnapshot, roomSnapshotSchema } from "./room-snapshot.ts";

/**
 * Reads every room that a folder holds, and makes the folder if need be. A room that it cannot read it sets aside with a
 * warning.
 *
 * @returns newest first, each name once
 */
const loadSnapshots = async (folder: string, log: Logger): Promise<RoomSnapshot[]> => {
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

/** Keeps rooms on disk, one small file each, so that a restart of the service takes every client back. */
export interface RoomStore {
  /**
   * Every room that can be read, newest first, with unique names. A room that it cannot read it sets aside with a warning.
   */
  load(): Promise<RoomSnapshot[]>;
  /** Notes that a room changed or is gone. That is written soon, with whatever else changes until then. */
  save(room: Room): void;
  /** Writes all that is still waiting, and once more what could not be written. */
  flush(): Promise<void>;
  /** The same for the last time. */
  close(): Promise<void>;
}

/** How many files are written at a time. */
const writersAtOnce = 16;

/** After how long that which could not be written is tried again: a full disk or too many open files may be over by then. */
const retryMs = 5_000;

/**
 * Makes a store that touches the disk only when it loads, and after a change.
 *
 * @param folder made if need be, readable by this user only; undefined keeps nothing
 * @param delayMs from the first change to writing
 * @param snapshot taken at the moment of writing; undefined when the room no longer exists, so its file goes
 */
export const createRoomStore = (
  folder: string | undefined,
  delayMs: number,
  snapshot: (room: Room) => RoomSnapshot | undefined,
  log: Logger,
): RoomStore => {
  const waiting = new Set<Room>();
  const failed = new Set<Room>();
  let timer: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;
  let draining: Promise<void> | undefined;

  const write = async (room: Room, into: string): Promise<void> => {
    const state = snapshot(room);
    const file = path.join(into, `${room.sid}.json`);
    if (!state) await rm(file, { force: true });
    // No fsync: a killed process loses nothing by that, and after a power cut the clients join anew.
    else await writeFile(file, JSON.stringify(state), { mode: 0o600, fsync: false });
  };
  const drain = async (into: string): Promise<void> => {
    let problem: unknown;
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, writersAtOnce);
      for (const room of batch) waiting.delete(room);
      const writing = batch.map((room) =>
        write(room, into).catch((error: unknown) => {
          failed.add(room);
          problem = error;
        }),
      );
      await Promise.all(writing);
    }
    if (failed.size === 0 || retrying) return;
    retrying = setTimeout(() => void flush(), retryMs).unref();
    // Not for each room and each time: the log may be on the disk that is full.
    log.error({ err: problem, rooms: failed.size }, "rooms could not be saved; they are tried again");
  };
  const drainOnce = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    await draining;
    if (folder === undefined || waiting.size === 0) return;
    draining ??= drain(folder).finally(() => {
      draining = undefined;
    });
    await draining;
  };
  const flush = async (): Promise<void> => {
    await draining;
    clearTimeout(retrying);
    retrying = undefined;
    for (const room of failed) waiting.add(room);
    failed.clear();
    await drainOnce();
  };
  return {
    load: async () => (folder === undefined ? [] : loadSnapshots(folder, log)),
    save: (room) => {
      if (folder === undefined) return;
      waiting.add(room);
      timer ??= setTimeout(() => void drainOnce(), delayMs);
    },
    flush,
    close: async () => {
      await flush();
      clearTimeout(retrying);
    },
  };
};
