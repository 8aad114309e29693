import * as v from "valibot";
import { type IceServerSettings, iceServersSchema } from "../embedded-rooms/ice-servers.ts";
import { defaultStoreUrl } from "../store/open-store.ts";
import { pathProblem, storeFileProblem, wholePath } from "../store/store-file.ts";
import { ConfigError } from "./config-problem.ts";
import { relayAddressList } from "./relay-address-list.ts";
import { type SignInSettings, signInSettings } from "./sign-in-settings.ts";
import { type TwilioSettings, twilioSettings } from "./twilio-settings.ts";
import { wholeNumber } from "./whole-number.ts";

/** Everything that the admin can set, validated. */
export interface Config {
  host: string;
  port: number;
  /** Where clients reach the service: an address without user, query and fragment, perhaps with a path. */
  publicUrl: URL;
  /** Lifetime of access tokens in seconds. */
  tokenTtl: number;
  /** Undefined when the admin has not said: then nobody gets a token anonymously, the quick start aside. */
  allowGuests: boolean | undefined;
  allowedOrigins: string[];
  iceServers: IceServerSettings;
  /** The relay's UDP port; see `relayPlace`. */
  relayPort?: number | undefined;
  /** IP addresses and host names under which members reach the relay; see `relayPlace`. */
  relayAddresses?: string[] | undefined;
  /** Folder for what must survive a restart. */
  dataDir: string;
  /** Where the store is: `file:` and a path, or a libSQL server's address. */
  databaseUrl: string;
  /** What a libSQL server asks for. */
  databaseAuthToken: string | undefined;
  /** Opens the `/admin` routes; undefined keeps them shut. */
  adminKey: string | undefined;
  /** How many proxies stand in front of the service, whose `X-Forwarded-For` is believed; 0 for none. */
  trustProxy: number;
  /** How many requests for tokens one address may make a minute; 0 for any number. None against guessing depends on it. */
  rateLimit: number;
  /** How many days the audit is kept; 0 for ever. */
  auditDays: number;
  /** Undefined means that there is no single sign-on. */
  signIn: SignInSettings | undefined;
  logLevel: string;
  /** Undefined means embedded rooms. */
  twilio: TwilioSettings | undefined;
  /** Variables that look like settings and are none, each in a sentence; see `misspeltVariables`. */
  misspelt: readonly string[];
}

const httpUrl = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be a web address such as https://ping.example.com",
  ),
  v.check((text) => !/[?#]/.test(text), "must have no query and no fragment: nothing from a ? or # on"),
  v.check((text) => {
    const { username, password } = new URL(text);
    return username === "" && password === "";
  }, "must hold no user name and no password"),
  v.transform((text) => new URL(text.replace(/\/+$/, ""))),
);

const isOrigin = (text: string): boolean =>
  /^(chrome|moz)-extension:\/\/[\w-]+$/.test(text) || (URL.canParse(text) && new URL(text).origin === text);

const origins = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").map((origin) => origin.trim())),
  v.check(
    (listed) => listed.every(isOrigin),
    "must list origins such as https://team.example, parted by commas, with no path and no *",
  ),
);

/** Refuses a text with the sentence that is found to say of it. */
const withoutProblem = (problemOf: (text: string) => string | undefined) =>
  v.check<string, (issue: v.CheckIssue<string>) => string>(
    (text) => problemOf(text) === undefined,
    ({ input }) => problemOf(input) ?? "",
  );

/**
 * The fault of a libSQL server's address, as the end of a sentence. It does not show the address, which may hold a secret.
 */
const serverProblem = (url: string): string | undefined => {
  if (!URL.canParse(url)) return "must be file: and a path, or a libSQL server's address";
  const { username, password } = new URL(url);
  return username === "" && password === ""
    ? undefined
    : "must hold no user name and no password: what the server asks for goes into DATABASE_AUTH_TOKEN";
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/** The variables that are no provider's, by their names. */
export const serviceVariables = {
  PORT: v.optional(wholeNumber(1, 65_535), "3000"),
  HOST: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(\[[\da-f:.]+\]|[\da-f]*:[\da-f:.]+(%\w+)?|[^\s:/[\]]+)$/i,
        "must be an address or a host name such as 0.0.0.0, with no port and no http://",
      ),
      v.transform((text) => text.replace(/^\[|\]$/g, "")), // IPv6 as it stands in web addresses.
    ),
    "127.0.0.1",
  ),
  PUBLIC_URL: v.optional(httpUrl),
  TOKEN_TTL: v.optional(wholeNumber(600, 86_400), "14400"),
  ALLOW_GUESTS: v.optional(
    v.pipe(
      v.picklist(["true", "false"], "must be true or false"),
      v.transform((word) => word === "true"),
    ),
  ),
  ALLOWED_ORIGINS: v.optional(origins),
  RELAY_PORT: v.optional(wholeNumber(1, 65_535)),
  RELAY_ADDRESSES: v.optional(relayAddressList),
  ICE_SERVERS: v.optional(iceServersSchema, "[]"),
  DATA_DIR: v.optional(
    v.pipe(
      v.string(),
      withoutProblem(pathProblem),
      v.transform((text) => (/^~(?=[/\\]|$)/.test(text) ? wholePath(text) : text)),
    ),
    ".data",
  ),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(file:.|(libsql|https?|wss?):\/\/.)/i,
        "must be file: and a path, or a libSQL server's address",
      ),
      withoutProblem((url) => (/^file:/i.test(url) ? storeFileProblem(url) : serverProblem(url))),
    ),
  ),
  DATABASE_AUTH_TOKEN: v.optional(v.string()),
  ADMIN_KEY: v.optional(
    v.pipe(
      v.string(),
      v.minLength(24, "must have at least 24 characters; `openssl rand -hex 24` makes a good one"),
      // What may follow the word Bearer (RFC 6750, section 2.1).
      v.regex(/^[\w.~+/-]+=*$/, "must have letters, digits and . _ ~ + / - only"),
    ),
  ),
  TRUST_PROXY: v.optional(wholeNumber(0, 10), "0"),
  RATE_LIMIT: v.optional(wholeNumber(0, 1_000_000), "300"),
  AUDIT_DAYS: v.optional(wholeNumber(0, 3_650), "365"),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `must be one of ${logLevels.join(", ")}`), "info"),
};

/**
 * Reads the service's settings from environment variables. An empty variable counts as not set.
 *
 * @throws ConfigError naming the first variable that is missing or wrong
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = v.safeParse(v.object(serviceVariables), set, { abortPipeEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new ConfigError(`${issue.path?.[0].key} ${issue.message}.`);
  }
  const known = result.output;
  return {
    host: known.HOST,
    port: known.PORT,
    publicUrl: known.PUBLIC_URL ?? new URL(`http://localhost:${known.PORT}`),
    tokenTtl: known.TOKEN_TTL,
    allowGuests: known.ALLOW_GUESTS,
    allowedOrigins: known.ALLOWED_ORIGINS ?? [],
    iceServers: known.ICE_SERVERS,
    relayPort: known.RELAY_PORT,
    relayAddresses: known.RELAY_ADDRESSES,
    dataDir: known.DATA_DIR,
    databaseUrl: known.DATABASE_URL ?? defaultStoreUrl(known.DATA_DIR),
    databaseAuthToken: known.DATABASE_AUTH_TOKEN,
    adminKey: known.ADMIN_KEY,
    trustProxy: known.TRUST_PROXY,
    rateLimit: known.RATE_LIMIT,
    auditDays: known.AUDIT_DAYS,
    signIn: signInSettings(set),
    logLevel: known.LOG_LEVEL,
    twilio: twilioSettings(set),
    misspelt: [],
  };
};
