import * as openid from "openid-client";
import * as v from "valibot";
import type { Finding } from "../settings/config-problem.ts";
import type { SignInSettings } from "../settings/sign-in-settings.ts";
import { authorizationEndpoint, discoverProvider, idTokenAlgorithms } from "./discover-provider.ts";
import { issuerMismatch, issuerSentence } from "./sign-in-errors.ts";

const timeoutMs = 5_000;

const error = (sentence: string): Finding => ({ level: "error", sentence });

const document = v.object({ issuer: v.pipe(v.string(), v.maxLength(300), v.url()) });

/** Follows where a provider leads on, as its users' browsers would, and reads there what it calls itself. */
const nameAtTheEnd = async (from: string): Promise<string | undefined> => {
  const said: unknown = await fetch(from, { signal: AbortSignal.timeout(timeoutMs) })
    .then((found) => found.json())
    .catch(() => undefined);
  return v.is(document, said) ? said.issuer : undefined;
};

const response = v.object({ status: v.number(), url: v.string() });

const findingOnStatus = async (
  issuer: URL,
  { status, url }: v.InferOutput<typeof response>,
): Promise<Finding> => {
  const name = status >= 300 && status < 400 ? await nameAtTheEnd(url) : undefined;
  return error(
    name === undefined
      ? `OIDC_ISSUER ${issuer.href} is no OpenID provider's address: ${url} answers with status ${status}. Take the address from the provider's settings, where it may be called issuer.`
      : issuerSentence(issuer, name),
  );
};

/** What a failed look at the provider's discovery document means. */
const findingOnLook = async (issuer: URL, failed: unknown): Promise<Finding> => {
  const mismatch = issuerMismatch(failed, issuer);
  if (mismatch) return error(mismatch);
  const { message, code, cause } = failed as Error & { code?: string; cause?: unknown };
  if (v.is(response, cause) && cause.status !== 200) return findingOnStatus(issuer, cause);
  const { code: deeper } = (cause ?? {}) as { code?: unknown };
  return error(
    failed instanceof TypeError && typeof deeper === "string"
      ? `OIDC_ISSUER ${issuer.href} cannot be reached from here (${deeper}): check the address, the network and the firewall.`
      : `OIDC_ISSUER ${issuer.href} does not answer as an OpenID provider (${code ?? message}): check the address.`,
  );
};

// The words of a provider for a client that it does not know, or that does not prove who it is (RFC 6749, section 5.2).
// Microsoft Entra uses the second for both.
const clientErrors = ["invalid_client", "unauthorized_client"];

/**
 * Hands a provider a code that it has never given out. A provider that knows the client refuses the code, any other the
 * client.
 */
const knowsClient = async (provider: openid.Configuration): Promise<boolean> => {
  const answer = new URL("https://pingroom.invalid/?code=pingroom-asks-whether-you-know-this-client");
  answer.searchParams.set("iss", provider.serverMetadata().issuer);
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  return openid.authorizationCodeGrant(provider, answer, { pkceCodeVerifier }).then(
    () => true,
    (refusal: unknown) =>
      refusal instanceof openid.ResponseBodyError
        ? !clientErrors.includes(refusal.error)
        : !(refusal instanceof openid.WWWAuthenticateChallengeError && refusal.status === 401),
  );
};

/**
 * Asks the provider of the single sign-on whether people can come in by it. It looks at the provider's name, its login
 * page, its signatures, and whether it knows this client.
 */
export const checkProvider = async (settings: SignInSettings): Promise<Finding | undefined> => {
  const { issuer } = settings;
  let provider: openid.Configuration;
  try {
    provider = await discoverProvider(settings)();
  } catch (failed) {
    return findingOnLook(issuer, failed);
  }
  if (!authorizationEndpoint(provider, settings)) {
    return error(
      `The provider at OIDC_ISSUER ${issuer.href} does not say where to sign in (authorization_endpoint).`,
    );
  }
  const { id_token_signing_alg_values_supported: signs } = provider.serverMetadata();
  if (signs && !signs.some((alg) => idTokenAlgorithms.has(alg))) {
    return error(
      `The provider at OIDC_ISSUER ${issuer.href} signs its ID tokens in ways that are not trusted (${signs.join(", ")}): let it sign with ${[...idTokenAlgorithms].join(", ")}.`,
    );
  }
  return (await knowsClient(provider))
    ? undefined
    : error(
        `The provider at OIDC_ISSUER ${issuer.href} does not accept this client: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET${settings.clientSecret === undefined ? ", which is not set" : ""}.`,
      );
};
