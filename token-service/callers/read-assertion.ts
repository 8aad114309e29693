import type { Context } from "hono";
import { decodeProtectedHeader } from "jose";
import * as v from "valibot";
import { ApiError, type ErrorBody } from "../base/api-error.ts";
import { deviceKey } from "../team/device.ts";

/** Tells clients how to ask, as a 401 must (RFC 9110, 15.5.2). */
const deviceChallenge = { "WWW-Authenticate": 'Device realm="pingroom"' };

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

/** The `typ` of a device assertion, so that no other JWT of a device is ever taken for one. */
const assertionType = "pingroom-device+jwt";

// SHA-256 in base64url.
const thumbprintText = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

// Strict: a header that asks for more than this (crit, jku, b64 …) is not one of ours.
const same = { alg: v.literal("ES256"), typ: v.literal(assertionType) };

/** The JOSE header of a device that the service knows: its key is named, by its RFC 7638 thumbprint. */
export const knownDeviceHeader = v.strictObject({ ...same, kid: thumbprintText });

/** The JOSE header of a device that enrols: it brings its key, and never the private part of it. */
export const newDeviceHeader = v.strictObject({ ...same, jwk: v.strictObject(deviceKey.entries) });

const mostCharacters = 4_096;

/** A device assertion whose header was read, and nothing of it verified. */
export interface UnverifiedAssertion<Header> {
  jwt: string;
  header: Header;
}

const headerOf = (jwt: string): unknown => {
  try {
    return decodeProtectedHeader(jwt);
  } catch (cause) {
    throw assertionError("assertion_invalid", "What follows Device in Authorization is no signed JWT.", {
      cause,
    });
  }
};

/**
 * Reads the assertion in `Authorization: Device …`.
 *
 * @param schema what its header must be
 * @returns undefined when the request speaks of no device
 * @throws ApiError 401 when it does, and not as it should
 */
export const readAssertion = <Header>(
  c: Context,
  schema: v.GenericSchema<unknown, Header>,
): UnverifiedAssertion<Header> | undefined => {
  const credentials = c.req.header("Authorization") ?? "";
  if (!/^device(\s|$)/i.test(credentials)) return undefined;
  if (credentials.length > mostCharacters) {
    throw assertionError("assertion_invalid", `The device assertion is over ${mostCharacters / 1024} KiB.`);
  }
  const jwt = credentials.slice("Device".length).trim();
  const header = v.safeParse(schema, headerOf(jwt), { abortEarly: true });
  if (header.success) return { jwt, header: header.output };
  const place = v.getDotPath(header.issues[0]) ?? "shape";
  throw assertionError(
    "assertion_invalid",
    `The header of the device assertion is not the one that this address asks for: its ${place} is wrong.`,
  );
};
