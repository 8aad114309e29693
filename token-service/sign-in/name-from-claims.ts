import * as v from "valibot";
import { pleasantName } from "../callers/identity.ts";
import { personName } from "../http/names.ts";

const longest = 40;

/** Cuts without halving a character that JavaScript stores as two. */
const cut = (text: string): string => {
  const whole = text.slice(0, longest);
  return whole.isWellFormed() ? whole : whole.slice(0, -1);
};

const clean = (raw: unknown): string | undefined => {
  if (typeof raw !== "string") return undefined;
  const visible = raw.normalize("NFC").replace(/\s+/gu, " ").replace(/\p{C}/gu, "");
  const { success, output } = v.safeParse(personName, cut(visible.trim()));
  return success ? output : undefined;
};

/**
 * The name by which teammates will know somebody who signs in for the first time: the first of their full name, their
 * given name and the part of their e-mail address before the @ of which something is left once it is cleaned.
 */
export const nameFromClaims = (claims: Readonly<Record<string, unknown>>, email: string): string =>
  clean(claims.name) ?? clean(claims.given_name) ?? clean(email.split("@")[0]) ?? pleasantName();
