import type { Role } from "../team/grant.ts";

/** What an identity says. */
export interface ParsedIdentity {
  name: string;
  /** Tells devices apart. */
  suffix: string;
  role: Role;
}

// A name may hold dots, so it is read from the end; no role has the eight letters of a suffix.
const form = /^(?<name>.+)\.(?<suffix>[a-z2-7]{8})(?:\.(?<role>publish|subscribe))?$/s;

/** Takes an identity of this service apart; undefined for one that the service never gives. */
export const parseIdentity = (identity: string): ParsedIdentity | undefined => {
  const { name, suffix, role = "both" } = form.exec(identity)?.groups ?? {};
  return name === undefined || suffix === undefined ? undefined : { name, suffix, role: role as Role };
};
