import type { Lost } from "../../shared/stored-shape-schema.ts";
import {
  type Contents,
  type Database,
  openDatabase,
  readAll,
  renewLog,
  type Writes,
  write,
} from "./database.ts";

/** A value or a list, as the store sees it. */
export interface Stored {
  readonly name: string;
  /** Takes what lay in the database. @returns how much of it had the wrong shape, and what to write instead */
  load(contents: Contents): { lost: Lost | null; mend: Writes };
}

const all: Stored[] = [];
let loading: Promise<void> | undefined;
let isLoaded = false;
/** Absent where the browser has closed it, which it does once it could not write to it. */
let opened: Promise<Database> | undefined;

const open = (prepare: (database: Database) => Promise<void> = async () => {}): Promise<Database> => {
  const forget = () => {
    if (opened === opening) opened = undefined;
  };
  const opening = openDatabase(forget).then(async (database) => {
    await prepare(database).catch((error: unknown) => {
      database.close();
      throw error;
    });
    return database;
  });
  opening.catch(forget);
  opened = opening;
  return opening;
};

/** Adds what is to be loaded when the store opens. */
export const register = (stored: Stored): void => {
  all.push(stored);
};

/** Whether a value or a list of this name is kept in the database. */
export const isDeclared = (name: string): boolean => all.some((stored) => stored.name === name);

const isClosed = (error: unknown): boolean => (error as Error).name === "InvalidStateError";

/**
 * Writes through to the database, which it opens again where the browser has closed it. Before that is loaded, and in tests without
 * one, all is in memory only.
 *
 * @throws DOMException when nothing of it could be written
 */
export const persist = async (writes: Writes): Promise<void> => {
  if (!isLoaded) return;
  const known = opened ?? open(renewLog);
  try {
    await write(await known, writes);
  } catch (error) {
    if (!isClosed(error)) throw error;
    // The browser has closed it just now, and says so a moment later.
    if (opened === known) opened = undefined;
    await write(await (opened ?? open(renewLog)), writes);
  }
};

/**
 * Opens the database and loads everything from it, once.
 *
 * @param takeOver fills a database that is new, before anything is read
 * @param tell is told of what had the wrong shape and was left out
 */
export const openStore = (
  takeOver: (database: Database) => Promise<void>,
  tell: (name: string, lost: Lost) => void,
): Promise<void> => {
  loading ??= (async () => {
    const database = await open();
    await takeOver(database);
    const contents = await readAll(database);
    isLoaded = true;
    // What is told is a value itself, so all of them are loaded before.
    const loaded = all.map((stored) => ({ name: stored.name, ...stored.load(contents) }));
    for (const { name, lost, mend } of loaded) {
      if (lost === null) continue;
      tell(name, lost);
      await persist(mend).catch((error: unknown) => console.warn(`What is stored as "${name}":`, error));
    }
  })();
  return loading;
};

// Nobody waits for it: pages that open with the browser come first.
const renewLogAfterMs = 5_000;
const renewLogAgainMs = 60_000;

/**
 * Renews the database's log a moment after the core has opened the store, as the browser may have ended on a full disk, see `renewLog`.
 * Where there is too little room for that, it tries again every minute: to write on behind a broken record would lose all of it.
 */
export const renewLogOnceThereIsRoom = (afterMs = renewLogAfterMs): void => {
  const renew = async () => {
    if (opened) await renewLog(await opened);
  };
  const again = (error: unknown) => {
    console.warn("The log of the database could not be renewed yet:", error);
    renewLogOnceThereIsRoom(renewLogAgainMs);
  };
  setTimeout(() => void renew().catch(again), afterMs);
};
