import * as openid from "openid-client";
import * as v from "valibot";
import { isSafeIssuer } from "../settings/sign-in-settings.ts";

// oauth4webapi's code for an answer in which one word is not what it has to be.
const comparisonFailed = "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED";

const mismatch = v.object({
  attribute: v.literal("issuer"),
  body: v.object({ issuer: v.pipe(v.string(), v.maxLength(300), v.url()) }),
});

/** Tells an admin that a provider has another name than the settings say, if only by a slash, and which one to write. */
export const issuerSentence = (written: URL, said: string): string =>
  `OIDC_ISSUER is ${written.href}, and the provider there calls itself ${said}: ${
    isSafeIssuer(new URL(said))
      ? `set OIDC_ISSUER to ${said}`
      : "change that at the provider, since only an https address is trusted"
  }.`;

/**
 * What is to be told of a look at a discovery document that names another issuer than the settings. The two must be the same
 * (OpenID Connect Discovery 1.0, section 4.3).
 *
 * @returns undefined for any other error
 */
export const issuerMismatch = (error: unknown, issuer: URL): string | undefined => {
  if (!(error instanceof openid.ClientError) || error.code !== comparisonFailed) return undefined;
  const found = v.safeParse(mismatch, error.cause);
  return found.success ? issuerSentence(issuer, found.output.body.issuer) : undefined;
};
