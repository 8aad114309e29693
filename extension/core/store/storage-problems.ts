import type { Lost } from "../../shared/stored-shape-schema.ts";
import { runDetached } from "../base/async.ts";
import { storageProblems } from "./values.ts";

// Chromium's words for its quota and for a disk that is full; the name is that of the Storage standard.
const noRoom = /quota|no.?space|disk.?full|not enough space/i;

/**
 * Why something could not be stored, in the browser's words.
 *
 * @returns undefined when there is no room for it
 */
export const storingError = (error: unknown): string | undefined => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return noRoom.test(`${name} ${message}`) ? undefined : message || name;
};

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
