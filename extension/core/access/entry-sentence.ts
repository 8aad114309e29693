import { ServiceUnreachable } from "../../shared/post-json.ts";
import { whatAnswers } from "../../shared/what-answers.ts";
import { say } from "../../shared/words/say.ts";
import { saySentence } from "../../shared/words/sentence.ts";
import { EntryProblem } from "./entry-problem.ts";

/**
 * Lets somebody in.
 *
 * @param serviceUrl where, to look what is there should no answer come
 * @returns a sentence that says why that did not work, or null
 */
export const entrySentence = async (
  serviceUrl: string | undefined,
  enter: () => Promise<void>,
): Promise<string | null> => {
  try {
    await enter();
    return null;
  } catch (error) {
    if (error instanceof EntryProblem) return error.message;
    if (error instanceof ServiceUnreachable) {
      const found = serviceUrl === undefined ? undefined : await whatAnswers(serviceUrl);
      return found ? saySentence(found) : say("entry_unreachable");
    }
    console.error("entering a team", error);
    return say("entry_own_error");
  }
};
