import * as openid from "openid-client";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { Logger } from "../base/log.ts";
import { isSafeIssuer, type SignInSettings } from "../settings/sign-in-settings.ts";

/**
 * The answer to a person whom single sign-on does not let in.
 *
 * @param reason one sentence in the words of a teammate
 */
export const signInRefused = (reason: string): ApiError => new ApiError(403, "sign_in_refused", reason);

/**
 * The answer when an ID token does not hold.
 *
 * @param label what people call the provider
 */
export const signInUntrusted = (label: string): ApiError =>
  signInRefused(
    `What ${label} says of you cannot be trusted. Please sign in again, and tell your admin if it stays so.`,
  );

/**
 * The answer while the provider is of no use.
 *
 * @param reason one sentence in the words of a teammate
 */
export const signInUnavailable = (reason: string): ApiError =>
  new ApiError(503, "sign_in_unavailable", reason);

// oauth4webapi's code for an answer in which one word is not what it has to be.
const comparisonFailed = "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED";

const mismatchShape = v.object({
  attribute: v.literal("issuer"),
  body: v.object({ issuer: v.pipe(v.string(), v.maxLength(300), v.url()) }),
});

/** Tells an admin that a provider has another name than the settings say, if only by a slash, and which one to write. */
export const issuerSentence = (written: URL, said: string): string =>
  `OIDC_ISSUER is ${written.href}, and the provider there calls itself ${said}: ${
    isSafeIssuer(new URL(said))
      ? `set OIDC_ISSUER to ${said}`
      : "change that at the provider, since only an https address is trusted"
  }.`;

/**
 * The sentence for an admin whose provider's discovery document names another issuer than the settings. The two must be the
 * same (OpenID Connect Discovery 1.0, section 4.3).
 *
 * @returns undefined for any other error
 */
export const issuerMismatch = (error: unknown, issuer: URL): string | undefined => {
  if (!(error instanceof openid.ClientError) || error.code !== comparisonFailed) return undefined;
  const found = v.safeParse(mismatchShape, error.cause);
  return found.success ? issuerSentence(issuer, found.output.body.issuer) : undefined;
};

// Codes of openid-client and oauth4webapi that say that the ID token itself is wrong.
const tokenCodes = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
  "OAUTH_PARSE_ERROR",
  "OAUTH_UNSUPPORTED_OPERATION",
]);

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "none";

/**
 * Makes the answer from whatever went wrong between this service and the provider, and tells the log. Only codes and
 * messages get there: the errors themselves carry the tokens that they are about.
 *
 * @param settings whose label is what people call the provider
 */
export const providerProblem = (
  error: unknown,
  { label, issuer }: Pick<SignInSettings, "label" | "issuer">,
  log: Logger,
): ApiError => {
  if (error instanceof ApiError) return error;
  const reason = error instanceof Error ? error.message : "unknown";
  if (error instanceof openid.ResponseBodyError && error.error === "invalid_grant") {
    log.info({ provider: label }, "sign-in refused: the provider does not take the code");
    return signInRefused(`${label} does not take this sign-in any more. Please sign in again.`);
  }
  const mismatch = issuerMismatch(error, issuer);
  if (mismatch) {
    log.error({ provider: label }, mismatch);
    return signInUnavailable(`The sign-in with ${label} is not set up right. Please tell your admin.`);
  }
  const code = error instanceof openid.ResponseBodyError ? error.error : codeOf(error);
  if (tokenCodes.has(code)) {
    log.warn({ provider: label, code, reason }, "sign-in refused: the ID token does not hold");
    return signInUntrusted(label);
  }
  log.error({ provider: label, code, reason }, "the sign-in provider is of no use");
  return error instanceof openid.ResponseBodyError || error instanceof openid.WWWAuthenticateChallengeError
    ? signInUnavailable(`${label} does not accept this service at the moment. Please tell your admin.`)
    : signInUnavailable(`${label} cannot be reached at the moment. Please try again in a minute.`);
};
