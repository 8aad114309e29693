import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";

/**
 * Refuses bodies that are too large. Node holds a request to the length that it names, so a look at that is enough; Hono's
 * `bodyLimit` would make a web stream of the body first, which takes longer than the rest of many a request.
 *
 * @param maxBytes a multiple of 1024
 * @throws ApiError 413 `body_too_large`
 */
export const limitBody = (maxBytes: number): MiddlewareHandler => {
  const refuseTooLarge = (): never => {
    throw new ApiError(413, "body_too_large", `The request body is over ${maxBytes / 1024} KiB.`);
  };
  const counted = bodyLimit({ maxSize: maxBytes, onError: refuseTooLarge });
  return (c, next) => {
    const length = c.req.header("Content-Length");
    if (length === undefined || c.req.header("Transfer-Encoding") !== undefined) return counted(c, next);
    return Number.parseInt(length, 10) > maxBytes ? refuseTooLarge() : next();
  };
};

// An array would pass for an object without properties.
const jsonObject = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError(400, "malformed_json", "The request body is not JSON.", { cause });
  }
};

/**
 * Reads and validates a JSON body; an empty one counts as `{}`.
 *
 * It refuses bodies of another type rather than ignoring them. That keeps out forms of foreign pages, which browsers send
 * without asking first.
 *
 * @throws ApiError 415 for another type, 400 when it is not JSON or does not fit the schema
 */
export const jsonBody = async <Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> => {
  const text = await c.req.text();
  if (text !== "" && !/^application\/json\b/i.test(c.req.header("Content-Type") ?? "")) {
    throw new ApiError(415, "unsupported_media_type", "Send the body as application/json.");
  }
  const result = v.safeParse(v.pipe(jsonObject, schema), text === "" ? {} : parse(text));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw new ApiError(
    400,
    "invalid_request",
    place ? `"${place}" ${issue.message}.` : "The body must be a JSON object.",
  );
};
