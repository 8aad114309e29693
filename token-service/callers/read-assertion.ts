import type { Context } from "hono";
import { decodeProtectedHeader } from "jose";
import * as v from "valibot";
import { assertionError } from "./assertion-error.ts";

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
