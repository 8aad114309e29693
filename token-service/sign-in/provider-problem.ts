import * as openid from "openid-client";
import type { Logger } from "../base/log.ts";
import { ApiError } from "../http/api-error.ts";
import type { SignInSettings } from "../settings/sign-in-settings.ts";
import { issuerMismatch } from "./issuer-mismatch.ts";
import { signInRefused, signInUnavailable, signInUntrusted } from "./sign-in-errors.ts";

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
