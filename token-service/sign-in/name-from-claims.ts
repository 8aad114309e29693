import * as v from "valibot";
import { cleanName } from "../../naming/clean-name.ts";
import { beginningThatFits } from "../../naming/graphemes.ts";
import { nameFault } from "../../naming/name-fault.ts";
import { randomName } from "../callers/identity.ts";
import { personName } from "../http/names.ts";

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
