import type { InStatement, ResultSet } from "@libsql/client";
import type { Store } from "./open-store.ts";

/** Writes a statement and resolves once it is stored for good, with what it changed. */
export type Write = (statement: InStatement) => Promise<ResultSet>;

interface Waiting {
  statement: InStatement;
  resolve: (result: ResultSet) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes in one transaction what all those write who come in the same turn of the event loop, or while the one before is
 * being stored. A transaction waits for the disk, or for a server; many at once wait as long as one.
 *
 * @param settle resolves once what has been written is stored for good, where the store itself does not wait for that
 * @returns a function for statements of which none fails by itself: what goes wrong goes wrong for all of the transaction
 */
export const gatherWrites = (store: Store, settle = async (): Promise<void> => {}): Write => {
  let waiting: Waiting[] = [];
  let isBusy = false;
  const writeOnce = async (gathered: readonly Waiting[]): Promise<void> => {
    const statements = gathered.map(({ statement }) => statement);
    const [only] = statements;
    try {
      const results =
        only !== undefined && statements.length === 1
          ? [await store.execute(only)]
          : await store.batch(statements, "write");
      await settle();
      for (const [n, { resolve }] of gathered.entries()) resolve(results[n] as ResultSet);
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const gathered = waiting;
      waiting = [];
      await writeOnce(gathered);
    }
    isBusy = false;
  };
  return (statement) =>
    new Promise((resolve, reject) => {
      waiting.push({ statement, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(writeAll);
    });
};
