import * as v from "valibot";
import type { SigningKey } from "../base/signing-key.ts";
import { ConfigError } from "./config-problem.ts";
import { wholeNumber } from "./whole-number.ts";

/** What it takes to use Twilio's cloud. */
export interface TwilioSettings {
  signingKey: SigningKey;
  /** Signalling region; undefined lets the SDK take the nearest. */
  region: string | undefined;
  /** The account's Auth Token, with which status callbacks are signed; undefined takes none. */
  authToken: string | undefined;
  /** After how many seconds Twilio ends a participant's stay. */
  maxStaySeconds: number;
  /** How many participant minutes a calendar month (UTC) may have; undefined for any number. */
  monthlyMinutes: number | undefined;
}

const sid = (prefix: string, what: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be ${what}: ${prefix} and 32 hexadecimal digits`),
  );

// https://www.twilio.com/docs/video/ip-addresses#signaling-communication
const regions = ["au1", "br1", "de1", "ie1", "in1", "jp1", "sg1", "us1", "us2", "gll"];

const needed = {
  TWILIO_ACCOUNT_SID: sid("AC", "the account's SID"),
  TWILIO_API_KEY_SID: sid("SK", "an API key's SID"),
  TWILIO_API_KEY_SECRET: v.pipe(v.string(), v.minLength(16, "is too short for an API key's secret")),
};

/** The variables, by their names. */
export const twilioVariables = {
  ...needed,
  TWILIO_AUTH_TOKEN: v.optional(
    v.pipe(v.string(), v.minLength(16, "is too short for an account's Auth Token")),
  ),
  // https://www.twilio.com/docs/video/configure-maximum-participant-duration
  TWILIO_MAX_STAY: v.optional(wholeNumber(600, 86_400), "14400"),
  TWILIO_MONTHLY_MINUTES: v.optional(wholeNumber(1, 1_000_000_000)),
  TWILIO_REGION: v.optional(v.picklist(regions, `must be one of ${regions.join(", ")}`)),
};

const settings = v.object(twilioVariables);

/**
 * Reads the `TWILIO_*` variables. Any of them says that the admin wants Twilio, so an incomplete or wrong set is an
 * error and never a quiet return to embedded rooms.
 *
 * @param env variables that are set and not empty
 * @returns undefined when no `TWILIO_*` variable is set
 * @throws ConfigError naming the first variable that is missing or wrong
 */
export const twilioSettings = (env: Record<string, string | undefined>): TwilioSettings | undefined => {
  const wanted = Object.keys(env).filter((name) => name.startsWith("TWILIO_"));
  if (wanted.length === 0) return undefined;
  const missing = Object.keys(needed).find((name) => env[name] === undefined);
  if (missing) {
    throw new ConfigError(
      `${missing} is missing although ${wanted.join(" and ")} ${wanted.length > 1 ? "are" : "is"} set: Twilio needs ` +
        `${Object.keys(needed).join(", ")}; for embedded rooms set none.`,
    );
  }
  const result = v.safeParse(settings, env);
  if (!result.success) {
    const [issue] = result.issues;
    throw new ConfigError(`${issue.path?.[0].key} ${issue.message}.`);
  }
  const known = result.output;
  return {
    signingKey: {
      accountSid: known.TWILIO_ACCOUNT_SID,
      keySid: known.TWILIO_API_KEY_SID,
      keySecret: known.TWILIO_API_KEY_SECRET,
    },
    region: known.TWILIO_REGION,
    authToken: known.TWILIO_AUTH_TOKEN,
    maxStaySeconds: known.TWILIO_MAX_STAY,
    monthlyMinutes: known.TWILIO_MONTHLY_MINUTES,
  };
};
