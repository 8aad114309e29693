import { ApiError } from "../http/api-error.ts";

/**
 * The answer to somebody whom single sign-on does not let in.
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
