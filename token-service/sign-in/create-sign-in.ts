import { decodeProtectedHeader } from "jose";
import * as openid from "openid-client";
import type { Logger } from "../base/log.ts";
import type { SignInSettings } from "../settings/sign-in-settings.ts";
import { checkedEmail, nameFromClaims } from "./claims.ts";
import { authorizationEndpoint, discoverProvider, idTokenAlgorithms } from "./discover-provider.ts";
import type { SignIn, SignInProof } from "./sign-in.ts";
import { providerProblem, signInRefused, signInUnavailable, signInUntrusted } from "./sign-in-errors.ts";

// Chromium: https://developer.chrome.com/docs/extensions/reference/api/identity#method-getRedirectURL
// Firefox: https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API/identity/getRedirectURL
const extensionAddress =
  /^https:\/\/([a-p]{32}\.chromiumapp\.org|[0-9a-f]{40}\.extensions\.allizom\.org)\/[\w.~/-]*$/;

/**
 * Whether browsers hand a redirect URI to an extension and never to a web server. A code that the provider sent anywhere
 * else may have been seen.
 */
const isExtensionRedirect = (redirectUri: string): boolean =>
  extensionAddress.test(redirectUri) && new URL(redirectUri).href === redirectUri;

/**
 * Whether a nonce was made for one device key. The provider signs it into the ID token, so a stolen token serves no other
 * device.
 *
 * @param thumbprint RFC 7638 thumbprint of the key, base64url
 */
const isNonceFor = (thumbprint: string, nonce: string): boolean => {
  const [owner, random = "", ...rest] = nonce.split(".");
  return owner === thumbprint && rest.length === 0 && /^[\w-]{16,200}$/.test(random);
};

const scope = "openid email profile";

/** RFC 7636, section 4.1. */
const codeVerifierShape = /^[\w.~-]{43,128}$/;

/** Redeems the code and checks the ID token; OpenID Connect Core 1.0, section 3.1.3.7. */
const redeem = async (
  provider: openid.Configuration,
  { code, redirectUri, codeVerifier, nonce }: SignInProof,
  label: string,
) => {
  const answer = new URL(redirectUri);
  // A client of several providers would look at whose answer it is (RFC 9207). Here is one, so it is that one's.
  answer.search = new URLSearchParams({ code, iss: provider.serverMetadata().issuer }).toString();
  const tokens = await openid.authorizationCodeGrant(provider, answer, {
    pkceCodeVerifier: codeVerifier,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  const { alg = "none" } = decodeProtectedHeader(tokens.id_token ?? "");
  if (!claims || !idTokenAlgorithms.has(alg)) throw signInUntrusted(label);
  // Some providers keep all but the subject for the userinfo endpoint (section 5.4).
  const person =
    claims.email === undefined && provider.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(provider, tokens.access_token, claims.sub)
      : claims;
  return { issuer: claims.iss, subject: claims.sub, person };
};

/**
 * Makes single sign-on with the provider of the settings. Nothing is asked of the provider before somebody needs it.
 *
 * @param log gets the reasons of failures, and never a token or a code
 */
export const createSignIn = (settings: SignInSettings, log: Logger): SignIn => {
  const { label, domains, grants, clientId } = settings;
  const discover = discoverProvider(settings);
  const problem = (error: unknown) => {
    throw providerProblem(error, settings, log);
  };
  return {
    async describe() {
      const provider = await discover().catch(problem);
      const endpoint = authorizationEndpoint(provider, settings);
      if (endpoint === undefined) {
        throw signInUnavailable(`${label} does not say where to sign in. Please tell your admin.`);
      }
      return { label, authorizationEndpoint: endpoint, clientId, scope };
    },
    async verify(proof, thumbprint) {
      if (!isExtensionRedirect(proof.redirectUri)) {
        throw signInRefused(
          "This sign-in was not made by a browser extension. Please sign in from Pingroom.",
        );
      }
      if (!isNonceFor(thumbprint, proof.nonce)) {
        throw signInRefused("This sign-in belongs to another device. Please sign in again on this one.");
      }
      if (proof.code === "" || !codeVerifierShape.test(proof.codeVerifier)) {
        throw signInRefused("This sign-in came incomplete. Please sign in again.");
      }
      const provider = await discover().catch(problem);
      const { person, ...who } = await redeem(provider, proof, label).catch(problem);
      const email = checkedEmail(person, domains, label);
      return { ...who, email, name: nameFromClaims(person, email), grants: [...grants] };
    },
  };
};
