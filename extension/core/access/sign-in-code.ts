import { cutText } from "../../shared/cut-text.ts";
import { say } from "../../shared/words/say.ts";
import { EntryProblem } from "./entry-problem.ts";

const saidBy = (params: URLSearchParams, error: string): string => {
  const detail = cutText(params.get("error_description") ?? error, 200);
  return error === "access_denied" ? say("sign_in_refused", detail) : say("sign_in_page_error", detail);
};

/**
 * Takes the code out of the address to which the sign-in page sent the browser.
 *
 * @param state of the request that this must be the answer to
 * @throws EntryProblem when it is the answer to another one, or a refusal
 */
export const signInCode = (redirected: string, state: string): string => {
  const params = new URL(redirected).searchParams;
  if (params.get("state") !== state) {
    throw new EntryProblem(say("sign_in_other"));
  }
  const error = params.get("error");
  if (error !== null) throw new EntryProblem(saidBy(params, error));
  const code = params.get("code");
  if (!code) throw new EntryProblem(say("sign_in_nothing"));
  return code;
};
