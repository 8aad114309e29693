import { signInRefused } from "./sign-in-errors.ts";

/**
 * Decides whether an e-mail address lets somebody in.
 *
 * @param claims what the provider says (OpenID Connect Core 1.0, section 5.1); `email_verified` counts only as a boolean
 * @param domains in lower case; empty for any
 * @param label what people call the provider
 * @returns the address
 * @throws ApiError 403 `sign_in_refused`
 */
export const checkedEmail = (
  claims: Readonly<Record<string, unknown>>,
  domains: readonly string[],
  label: string,
): string => {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== "string" || email === "") {
    throw signInRefused(`${label} does not say what your e-mail address is.`);
  }
  if (isVerified !== true) throw signInRefused(`Your e-mail address is not verified with ${label}.`);
  // One @ and no quotes: in `"ana@evil"@example.com` programs differ on where the domain begins.
  const [, domain] = /^[^\s@"]+@([^\s@"]+)$/.exec(email) ?? [];
  if (domain === undefined) {
    throw signInRefused(`Your e-mail address with ${label} is not one that this service understands.`);
  }
  if (domains.length > 0 && !domains.includes(domain.toLowerCase())) {
    throw signInRefused(
      `Only e-mail addresses of ${domains.join(" and ")} are let in, and yours with ${label} is another one.`,
    );
  }
  return email;
};
