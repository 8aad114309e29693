import * as openid from "openid-client";
import type { SignInSettings } from "../settings/sign-in-settings.ts";

/**
 * How an ID token may be signed: with a private key. With HS256, everybody who knows the client's secret could write
 * tokens.
 */
export const idTokenAlgorithms: ReadonlySet<string> = new Set([
  "RS256",
  "PS256",
  "ES256",
  "EdDSA",
  "Ed25519",
]);

/** Where a browser goes to log in; undefined where a provider says nothing of it, or nothing as safe as its own address. */
export const authorizationEndpoint = (
  provider: openid.Configuration,
  { issuer }: Pick<SignInSettings, "issuer">,
): string | undefined => {
  const { authorization_endpoint: endpoint = "" } = provider.serverMetadata();
  return endpoint.startsWith(issuer.protocol) ? endpoint : undefined;
};

/**
 * How long one request to the provider may take, in seconds. A browser waits 8 s for the service, and is to hear from it
 * also while the provider says nothing.
 */
const timeoutSeconds = 5;

/** How long its discovery document is believed, in milliseconds. */
const believedMs = 3_600_000;

/**
 * Sends the client's secret as the provider wants it. Basic comes first, since it is what a client gets that was
 * registered without a word on it (OpenID Connect Dynamic Client Registration 1.0, section 2).
 */
const authenticate = (clientSecret: string): openid.ClientAuth => {
  const basic = openid.ClientSecretBasic(clientSecret);
  const post = openid.ClientSecretPost(clientSecret);
  return (provider, ...rest) => {
    const methods = provider.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? basic : post)(provider, ...rest);
  };
};

/**
 * Makes the look at a provider's discovery document. It is kept for an hour; a failed look is not kept, so the next caller
 * tries anew.
 */
export const discoverProvider = (settings: SignInSettings): (() => Promise<openid.Configuration>) => {
  const { issuer, clientId, clientSecret } = settings;
  let known: { at: number; looking: Promise<openid.Configuration> } | undefined;
  const look = () =>
    openid.discovery(
      issuer,
      clientId,
      undefined,
      clientSecret === undefined ? openid.None() : authenticate(clientSecret),
      {
        timeout: timeoutSeconds,
        execute: [
          // Without it a token that came straight from the provider would be believed on TLS alone.
          openid.enableNonRepudiationChecks,
          // The settings take plain http on loopback only.
          ...(issuer.protocol === "http:" ? [openid.allowInsecureRequests] : []),
        ],
      },
    );
  return () => {
    if (known && performance.now() - known.at < believedMs) return known.looking;
    const entry = { at: performance.now(), looking: look() };
    known = entry;
    entry.looking.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.looking;
  };
};
