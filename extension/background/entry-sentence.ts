import { ServiceUnreachable } from "../shared/post-json.ts";
import { say } from "../shared/words/say.ts";
import { EntryProblem } from "./entry-problem.ts";

/**
 * Lets somebody in.
 *
 * @returns a sentence that says why that did not work, or null
 */
export const entrySentence = async (enter: () => Promise<void>): Promise<string | null> => {
  try {
    await enter();
    return null;
  } catch (error) {
    if (error instanceof EntryProblem) return error.message;
    if (error instanceof ServiceUnreachable) {
      return say("entry_unreachable");
    }
    console.error("entering a team", error);
    return say("entry_own_error");
  }
};
