import type { DeviceKey } from "../../shared/device-key.ts";
import { serviceAccess } from "../../shared/service-access.ts";
import { say } from "../../shared/words/say.ts";
import { hands } from "../hands.ts";
import { signInProblem } from "../store/values.ts";
import { enrol, type Proof } from "./enrol.ts";
import { EntryProblem } from "./entry-problem.ts";
import { entrySentence } from "./entry-sentence.ts";
import { signInCode } from "./sign-in-code.ts";
import { signInRequest } from "./sign-in-request.ts";
import { takeEnrolment } from "./take-enrolment.ts";

/** Shows the provider's page in a window of its own until it sends the browser back. */
const answerOf = async (url: string): Promise<string> => {
  const answer = await hands()
    .signInWindow(url)
    .catch((cause: unknown) => {
      const notLoaded = /not be loaded/.test(String(cause));
      throw new EntryProblem(notLoaded ? say("sign_in_not_opened") : say("sign_in_not_finished"), { cause });
    });
  return answer;
};

const proofFrom = async (serviceUrl: string, { thumbprint }: DeviceKey): Promise<Proof> => {
  const access = await serviceAccess(serviceUrl);
  if ("problem" in access) throw new EntryProblem(access.problem);
  if (!access.signIn) throw new EntryProblem(say("sign_in_not_offered"));
  const redirectUri = await hands().signInRedirect();
  const { url, state, nonce, codeVerifier } = await signInRequest(access.signIn, redirectUri, thumbprint);
  const code = signInCode(await answerOf(url), state);
  return { signIn: { code, codeVerifier, redirectUri, nonce } };
};

/**
 * Enters a team by signing in with its OpenID provider. What went wrong is stored for the popup, which the window of the
 * sign-in closes.
 */
export const signIn = async (serviceUrl: string): Promise<void> => {
  await signInProblem.set(undefined);
  const problem = await entrySentence(serviceUrl, async () => {
    await takeEnrolment(await enrol(serviceUrl, (key) => proofFrom(serviceUrl, key)));
  });
  if (problem) await signInProblem.set({ serviceUrl, problem });
};
