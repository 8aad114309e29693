import type { Lost } from "../../shared/stored-shape-schema.ts";
import { type Contents, type Database, openDatabase, readAll, type Writes, write } from "./database.ts";

/** A value or a list, as the store sees it. */
export interface Stored {
  readonly name: string;
  /** Takes what lay in the database. @returns how much of it had the wrong shape, and what to write instead */
  load(contents: Contents): { lost: Lost | null; mend: Writes };
}

const all: Stored[] = [];
let opened: Database | undefined;
let loading: Promise<void> | undefined;

/** Adds what is to be loaded when the store opens. */
export const register = (stored: Stored): void => {
  all.push(stored);
};

/**
 * Writes through to the database. Before that is open, and in tests without one, all is in memory only.
 *
 * @throws DOMException when nothing of it could be written
 */
export const persist = async (writes: Writes): Promise<void> => {
  if (opened) await write(opened, writes);
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
    const database = await openDatabase();
    await takeOver(database);
    const contents = await readAll(database);
    opened = database;
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
