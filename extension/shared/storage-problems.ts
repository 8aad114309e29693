import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { mendedItem } from "./mended-item.ts";
import { timestamp } from "./ping.ts";
import { type Lost, lost } from "./read-stored.ts";

/** How many problems are remembered; further ones are not told until these are dismissed. */
export const maxProblems = 20;

const storageProblem = v.object({
  /** Which stored item had the wrong shape. */
  key: v.string(),
  lost,
  /** When that was first seen. */
  since: timestamp,
});

/** Something stored that had the wrong shape and was left out. */
export type StorageProblem = v.InferOutput<typeof storageProblem>;

/** What had the wrong shape, newest first, until the user dismisses it. */
export const storageProblems = mendedItem(
  "storageProblems",
  v.pipe(
    listOf(storageProblem),
    v.transform((problems) => problems.slice(0, maxProblems)),
  ),
  { area: "local", fallback: [] },
  // Telling it here would be told of in turn.
  async (what) => console.warn("The list of storage problems had the wrong shape:", what),
);

/** Remembers that something had the wrong shape, unless the same is known. */
export const noteStorageProblem = async (key: string, what: Lost): Promise<void> => {
  await storageProblems.update((problems) => {
    const isKnown = problems.some((problem) => problem.key === key && problem.lost === what);
    if (isKnown || problems.length >= maxProblems) return problems;
    return [{ key, lost: what, since: Date.now() }, ...problems];
  });
};
