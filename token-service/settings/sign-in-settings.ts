import * as v from "valibot";
import { type Grant, grantList } from "../team/grants.ts";
import { ConfigError } from "./config-problem.ts";

/** What it takes to let people in by an OpenID provider. */
export interface SignInSettings {
  /** The provider's address, as its ID tokens name it. */
  issuer: URL;
  clientId: string;
  /** Only for providers that do not take public clients. */
  clientSecret: string | undefined;
  /** What stands on the button after "Sign in with". */
  label: string;
  /** Domains whose e-mail addresses are let in; empty for any that the provider has verified, which the admin has to say. */
  domains: string[];
  /** What somebody who signs in for the first time may do. */
  grants: Grant[];
}

/** Whether nobody on the way can answer for a provider at this address. */
export const isSafeIssuer = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));

const needed = {
  OIDC_ISSUER: v.pipe(
    v.string(),
    v.check(
      (text) => URL.canParse(text) && isSafeIssuer(new URL(text)),
      "must be the provider's https address, such as https://accounts.google.com",
    ),
    v.transform((text) => new URL(text)),
  ),
  OIDC_CLIENT_ID: v.string(),
  OIDC_DOMAINS: v.pipe(
    v.string(),
    v.transform((text) => (text === "*" ? [] : text.split(",").map((domain) => domain.trim().toLowerCase()))),
    v.array(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "must list domains such as example.com, or be *"),
      ),
    ),
  ),
};

/** The variables, by their names. */
export const signInVariables = {
  ...needed,
  OIDC_CLIENT_SECRET: v.optional(v.string()),
  OIDC_LABEL: v.optional(v.pipe(v.string(), v.maxLength(40, "must have at most 40 characters"))),
  OIDC_ROOMS: v.optional(grantList, "ping-room"),
};

const settings = v.object(signInVariables);

/**
 * Reads the `OIDC_*` variables.
 *
 * @param env variables that are set and not empty
 * @returns undefined when none of them is set
 * @throws ConfigError naming the first variable that is missing or wrong
 */
export const signInSettings = (env: Record<string, string | undefined>): SignInSettings | undefined => {
  const wanted = Object.keys(env).filter((name) => name.startsWith("OIDC_"));
  if (wanted.length === 0) return undefined;
  const missing = Object.keys(needed).find((name) => env[name] === undefined);
  if (missing) {
    throw new ConfigError(
      `${missing} is missing although ${wanted.join(" and ")} ${wanted.length > 1 ? "are" : "is"} set: single sign-on needs ` +
        `${Object.keys(needed).join(", ")}.`,
    );
  }
  const result = v.safeParse(settings, env, { abortPipeEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new ConfigError(`${issue.path?.[0].key} ${issue.message}.`);
  }
  const known = result.output;
  return {
    issuer: known.OIDC_ISSUER,
    clientId: known.OIDC_CLIENT_ID,
    clientSecret: known.OIDC_CLIENT_SECRET,
    label: known.OIDC_LABEL ?? known.OIDC_ISSUER.hostname,
    domains: known.OIDC_DOMAINS,
    grants: known.OIDC_ROOMS,
  };
};
