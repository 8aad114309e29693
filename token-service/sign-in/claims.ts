import * as v from "valibot";
import { cleanName } from "../../naming/clean-name.ts";
import { beginningThatFits } from "../../naming/graphemes.ts";
import { nameFault } from "../../naming/name-fault.ts";
import { randomName } from "../team/identity.ts";
import { personName } from "../team/names.ts";
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

// What a provider tells may be longer than a name, and hold what a name may not.
const invisible = /\p{C}|\p{Default_Ignorable_Code_Point}/gu;

const fits = (beginning: string): boolean => !["long", "heavy"].includes(nameFault(beginning) ?? "");

const named = (text: string): string | undefined => {
  const { success, output } = v.safeParse(personName, beginningThatFits(cleanName(text), fits));
  return success ? output : undefined;
};

const clean = (raw: unknown): string | undefined => {
  if (typeof raw !== "string") return undefined;
  // Joiners stay where they belong.
  return named(raw) ?? named(raw.replace(/\s+/gu, " ").replace(invisible, ""));
};

/**
 * The name by which teammates will know somebody who signs in for the first time: the first of their full name, their
 * given name and the part of their e-mail address before the @ of which something is left once it is cleaned.
 */
export const nameFromClaims = (claims: Readonly<Record<string, unknown>>, email: string): string =>
  clean(claims.name) ?? clean(claims.given_name) ?? clean(email.split("@")[0]) ?? randomName();
