import { encode } from "jose/base64url";
import type { SignInOffer } from "../../shared/service-access.ts";

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
