import * as openid from "openid-client";
import type { SignInProof } from "../../../token-service/sign-in/sign-in.ts";

/** Where the extension of these tests gets its codes. */
export const extensionRedirect = `https://${"abcdefghijklmnop".repeat(2)}.chromiumapp.org/`;

/**
 * Goes through a provider's login as a browser does, keeping its cookies, until it sends a code to the redirect URI.
 *
 * @param at the authorization endpoint
 * @param thumbprint of the device's key
 * @throws Error with the provider's page when it stops anywhere else
 */
export const logIn = async (
  at: { authorizationEndpoint: string; clientId: string; scope: string },
  thumbprint: string,
): Promise<SignInProof> => {
  const codeVerifier = openid.randomPKCECodeVerifier();
  const nonce = `${thumbprint}.${openid.randomNonce()}`;
  let address = new URL(at.authorizationEndpoint);
  address.search = new URLSearchParams({
    client_id: at.clientId,
    response_type: "code",
    scope: at.scope,
    redirect_uri: extensionRedirect,
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
    nonce,
  }).toString();

  const cookies = new Map<string, string>();
  while (!address.href.startsWith(extensionRedirect)) {
    const Cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { redirect: "manual", headers: { Cookie } });
    const location = response.headers.get("Location");
    if (!location) throw new Error(`The login ended at ${address}: ${await response.text()}`);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    address = new URL(location, address);
  }
  const code = address.searchParams.get("code");
  if (!code) throw new Error(`The login gave no code: ${address.search}`);
  return { code, codeVerifier, redirectUri: extensionRedirect, nonce };
};
