import { createHmac } from "node:crypto";
import * as v from "valibot";

const url = v.pipe(
  v.string("each url must be text"),
  v.regex(/^(?:stuns?|turns?):[^\s/]/, "each url must begin with stun:, stuns:, turn: or turns:"),
);

const serverSchema = v.pipe(
  v.strictObject({
    urls: v.union(
      [url, v.pipe(v.array(url), v.minLength(1, "urls must not be empty"))],
      ({ issues }) => issues?.at(-1)?.message ?? "urls must be a url or a list of urls",
    ),
    username: v.optional(v.string()),
    credential: v.optional(v.string()),
    secret: v.optional(v.pipe(v.string(), v.minLength(1, "secret must not be empty"))),
    ttl: v.optional(v.pipe(v.number(), v.integer(), v.minValue(60, "ttl must be 60 seconds or more"))),
  }),
  v.check(
    ({ secret, username, credential }) =>
      secret === undefined || (username === undefined && credential === undefined),
    "a server has either a secret or a username and credential, not both",
  ),
  v.check(
    ({ urls, secret, username, credential }) =>
      ![urls].flat().some((one) => one.startsWith("turn")) || Boolean(secret || (username && credential)),
    "a turn server needs a username and credential, or a secret",
  ),
);

/**
 * The ICE_SERVERS environment variable: a JSON array of `{ urls, username?, credential? }`, which clients get as they are,
 * or `{ urls, secret, ttl? }`, for which they get time-limited credentials (see `issueIceServers`). `ttl` is in seconds;
 * unless given, credentials last as long as an access token and an hour, and a day at least.
 *
 * Parse it with v.parse or v.safeParse. A refusal's message follows the variable's name in a sentence and repeats no value
 * of it.
 */
export const iceServersSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const refuse = (reason: string) => {
      addIssue({ message: `is not usable: ${reason}`, input: undefined });
      return NEVER;
    };
    let value: unknown;
    try {
      value = JSON.parse(dataset.value);
    } catch {
      return refuse('it must be JSON, such as [{"urls":"stun:stun.example.org"}]');
    }
    const parsed = v.safeParse(v.array(serverSchema, "it must be an array"), value, { abortEarly: true });
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    const place = v.getDotPath(issue);
    // valibot's own messages repeat what they received, which may be a secret.
    const reason = issue.message.startsWith("Invalid")
      ? `expected ${issue.expected ?? "something else"}`
      : issue.message;
    return refuse(place === null ? reason : `at ${place}, ${reason}`);
  }),
);

/** The STUN and TURN servers of an installation, as parsed by `iceServersSchema`. */
export type IceServerSettings = v.InferOutput<typeof iceServersSchema>;

/** One entry of RTCConfiguration.iceServers (W3C WebRTC, section 4.2.4). */
export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

/**
 * The ICE servers that one participant is given. A server with a shared secret gets credentials that expire: username
 * `expiry:identity`, credential base64(HMAC-SHA1(secret, username)), as coturn's use-auth-secret checks them
 * (draft-uberti-behave-turn-rest-00, section 2.2).
 *
 * @param settings the installation's servers
 * @param identity who will use them
 * @param nowSeconds seconds since 1970
 * @param usualTtlSeconds how long credentials last where the server's settings name no ttl
 */
export const issueIceServers = (
  settings: IceServerSettings,
  identity: string,
  nowSeconds: number,
  usualTtlSeconds: number,
): IceServer[] =>
  settings.map(({ urls, username, credential, secret, ttl }) => {
    if (secret === undefined) {
      return {
        urls,
        ...(username !== undefined && { username }),
        ...(credential !== undefined && { credential }),
      };
    }
    const name = `${Math.floor(nowSeconds) + (ttl ?? usualTtlSeconds)}:${identity}`;
    return { urls, username: name, credential: createHmac("sha1", secret).update(name).digest("base64") };
  });
