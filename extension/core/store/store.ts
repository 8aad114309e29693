import type { Lost } from "../../shared/stored-shape-schema.ts";
import { type Database, openDatabase, renewLog, type Writes, write } from "./database.ts";
import { type Contents, readContents } from "./read-records.ts";

/** A value or a list, as the store sees it. */
export interface Stored {
  readonly name: string;
  /** How many of a list's newest records are loaded, besides those that are live. */
  newest?: number;
  /** Takes what lay in the database. @returns how much of it had the wrong shape, and what to write instead */
  load(contents: Contents): { lost: Lost | null; mend: Writes };
  /** Begins what can wait until all is loaded. */
  loaded?(): void;
}

const all: Stored[] = [];
let loading: Promise<void> | undefined;
let isLoaded = false;
let tellLost: (name: string, lost: Lost) => void = () => {};
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

/** Whether there is a database: before it is loaded, and in tests without one, all is in memory only. */
export const isStoring = (): boolean => isLoaded;

/** Runs with the database, which it opens again where the browser has closed it. */
const withDatabase = async <T>(run: (database: Database) => Promise<T>): Promise<T> => {
  const known = opened ?? open(renewLog);
  try {
    return await run(await known);
  } catch (error) {
    if (!isClosed(error)) throw error;
    // The browser has closed it just now, and says so a moment later.
    if (opened === known) opened = undefined;
    return run(await (opened ?? open(renewLog)));
  }
};

/**
 * Writes through to the database, if there is one.
 *
 * @throws DOMException when nothing of it could be written
 */
export const persist = async (writes: Writes): Promise<void> => {
  if (isLoaded) await withDatabase((database) => write(database, writes));
};

/** Reads what lies in the database alone. @throws DOMException when it cannot be read */
export const readStore = withDatabase;

/** Tells of something that lay in the database in the wrong shape, and writes what shall lie there instead. */
export const mendStored = async (name: string, lost: Lost, mend: Writes): Promise<void> => {
  tellLost(name, lost);
  await persist(mend).catch((error: unknown) => console.warn(`What is stored as "${name}":`, error));
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
    const newest = new Map(all.map((stored) => [stored.name, stored.newest]));
    const contents = await readContents(database, (name) => newest.get(name) ?? Number.POSITIVE_INFINITY);
    isLoaded = true;
    tellLost = tell;
    // What is told is a value itself, so all of them are loaded before.
    const loaded = all.map((stored) => ({ name: stored.name, ...stored.load(contents) }));
    for (const { name, lost, mend } of loaded) if (lost !== null) await mendStored(name, lost, mend);
    for (const { loaded } of all) loaded?.();
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
