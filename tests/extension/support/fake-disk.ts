import type { Writes } from "../../../extension/core/store/database.ts";

/** Stands in for the database of a test that needs none: writing takes a moment, and may fail. */
export interface FakeDisk {
  /** Names of the values and lists that were written, oldest first. */
  written: string[];
  /** Makes the next write fail. */
  failNextWrite(error: Error): void;
  /** Writes. */
  persist(writes: Writes): Promise<void>;
  /** Whether that is going on. */
  isWriting(): boolean;
}

export const fakeDisk = (): FakeDisk => {
  let failure: Error | undefined;
  let writing = 0;
  const disk: FakeDisk = {
    written: [],
    failNextWrite: (error) => {
      failure = error;
    },
    persist: async ({ values, lists }) => {
      const failed = failure;
      failure = undefined;
      writing += 1;
      await new Promise(setImmediate); // So that code which does not wait for a write is found out.
      writing -= 1;
      if (failed) throw failed;
      disk.written.push(...(values?.keys() ?? []), ...(lists?.keys() ?? []));
    },
    isWriting: () => writing > 0,
  };
  return disk;
};
