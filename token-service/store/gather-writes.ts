import type { InStatement, ResultSet } from "@libsql/client";
import type { Store } from "./open-store.ts";

/** Writes a statement and resolves once it is stored, with what it changed. */
export type Write = (statement: InStatement) => Promise<ResultSet>;

interface Waiting {
  statement: InStatement;
  resolve: (result: ResultSet) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes in one transaction what all those write who come in the same turn of the event loop. A transaction waits for the
 * disk, or for a server, and the whole process waits with it for a disk; many at once wait as long as one.
 *
 * @returns a function for statements of which none fails by itself: what goes wrong goes wrong for all of the transaction
 */
export const gatherWrites = (store: Store): Write => {
  let waiting: Waiting[] = [];
  const writeAll = async (): Promise<void> => {
    const gathered = waiting;
    waiting = [];
    const statements = gathered.map(({ statement }) => statement);
    const [only] = statements;
    try {
      const results =
        only !== undefined && statements.length === 1
          ? [await store.execute(only)]
          : await store.batch(statements, "write");
      for (const [n, { resolve }] of gathered.entries()) resolve(results[n] as ResultSet);
    } catch (error) {
      for (const { reject } of gathered) reject(error);
    }
  };
  return (statement) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ statement, resolve, reject }) === 1) setImmediate(writeAll);
    });
};
