import type { Context } from "hono";
import twilio from "twilio";
import { ApiError } from "../http/api-error.ts";

/** The fields of a form. One that comes more than once has all its values, as the signature is over all of them. */
const fieldsOf = (text: string): Record<string, string | string[]> => {
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [first = "", ...more] = form.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
};

/**
 * Reads a form that Twilio has signed.
 *
 * @param url the address that Twilio was given, as the settings say it: a Host header would be the sender's word
 * @throws ApiError 415 for another type, 403 without the right signature
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export const signedForm = async (
  c: Context,
  authToken: string,
  url: string,
): Promise<Record<string, string | string[]>> => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("Content-Type") ?? "")) {
    throw new ApiError(415, "unsupported_media_type", "Send the body as application/x-www-form-urlencoded.");
  }
  const fields = fieldsOf(await c.req.text());
  if (!twilio.validateRequest(authToken, c.req.header("X-Twilio-Signature") ?? "", url, fields)) {
    throw new ApiError(
      403,
      "signature_invalid",
      `This is not signed by Twilio for ${url}; TWILIO_AUTH_TOKEN and PUBLIC_URL must be the right ones.`,
    );
  }
  return fields;
};
