import { ServiceUnreachable } from "../shared/post-json.ts";
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
      return "The service cannot be reached. Try again; an invite that did not arrive is not used up.";
    }
    console.error("entering a team", error);
    return "Pingroom met an error of its own. Try again; reload the extension if that does not help.";
  }
};
