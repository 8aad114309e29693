import type { Lost } from "../../shared/stored-shape-schema.ts";
import { runDetached } from "../base/async.ts";
import { storageProblems } from "./values.ts";

/** How many problems are remembered; further ones are not told until these are dismissed. */
export const maxProblems = 20;

/** Remembers that something had the wrong shape, unless the same is known. */
export const recordStorageProblem = (key: string, lost: Lost): void => {
  const noting = storageProblems.update((problems) => {
    const isKnown = problems.some((problem) => problem.key === key && problem.lost === lost);
    if (isKnown || problems.length >= maxProblems) return problems;
    return [{ key, lost, since: Date.now() }, ...problems];
  });
  runDetached(noting);
};
