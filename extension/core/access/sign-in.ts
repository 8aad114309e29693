import { encode } from "jose/base64url";
import type { DeviceKey } from "../../shared/device-key.ts";
import { type SignInOffer, serviceAccess } from "../../shared/service-access.ts";
import { cutText } from "../../shared/shown-text.ts";
import { say } from "../../shared/words/say.ts";
import { hands } from "../hands.ts";
import { signInProblem } from "../store/values.ts";
import { EntryProblem, enrol, entrySentence, type Proof } from "./enrol.ts";
import { takeEnrolment } from "./team.ts";

const random = (): string => encode(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));

/** One attempt to sign in: where to, and what its answer has to fit. */
export interface SignInRequest {
  /** The provider's page. */
  url: string;
  /** Comes back with the answer to this attempt, and with no other. */
  state: string;
  /** Comes back in the ID token; binds it to this device's key. */
  nonce: string;
  /** Without it nobody can use the code that comes back (RFC 7636). */
  codeVerifier: string;
}

/**
 * Makes the request of OpenID Connect's authorization code flow with PKCE (RFC 7636, S256).
 *
 * @param redirectUri where the browser hands the answer to this extension
 * @param thumbprint of this device's key
 */
export const signInRequest = async (
  { authorizationEndpoint, clientId, scope }: SignInOffer,
  redirectUri: string,
  thumbprint: string,
): Promise<SignInRequest> => {
  const [state, codeVerifier, nonce] = [random(), random(), `${thumbprint}.${random()}`];
  const url = new URL(authorizationEndpoint);
  const params = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await challengeOf(codeVerifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return { url: url.href, state, nonce, codeVerifier };
};

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
