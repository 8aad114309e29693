import { type ReadonlySignal, signal } from "@preact/signals";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "./core.ts";

const problem = signal<string | null>(null);

/** Why the last change on this page was not kept, or null. */
export const changeProblem: ReadonlySignal<string | null> = problem;

/**
 * Has the core keep a change of the settings. Where it cannot, the page shows what was kept before, and `changeProblem` says why.
 *
 * @returns whether it is kept
 */
export const changeSettings = async (change: Partial<Settings>): Promise<boolean> => {
  try {
    await ask("changeSettings", change);
    problem.value = null;
    return true;
  } catch (error) {
    console.warn("changing settings", error);
    problem.value = say("shared_not_kept");
    return false;
  }
};
