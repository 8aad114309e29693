import { ApiError, type ErrorBody } from "../http/api-error.ts";

/** Tells clients how to ask, as a 401 must (RFC 9110, 15.5.2). */
export const deviceChallenge = { "WWW-Authenticate": 'Device realm="pingroom"' };

/**
 * A 401 for somebody whose device assertion does not do.
 *
 * @param code stable word for programs
 * @param message one sentence for people
 * @param extra further fields of the error, for programs
 */
export const assertionError = (
  code: string,
  message: string,
  { extra = {}, cause }: { extra?: Omit<ErrorBody["error"], "code" | "message">; cause?: unknown } = {},
): ApiError => new ApiError(401, code, message, { headers: deviceChallenge, extra, cause });
