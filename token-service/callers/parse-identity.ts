import type { IdentityKind } from "./identity.ts";

/** What an identity says. */
export interface ParsedIdentity {
  name: string;
  /** Tells devices apart. */
  suffix: string;
  kind: IdentityKind;
}

// A name may hold dots, so it is read from the end; no kind has the eight letters of a suffix.
const form = /^(?<name>.+)\.(?<suffix>[a-z2-7]{8})(?:\.(?<kind>publish|subscribe|probe))?$/s;

/** Takes an identity of this service apart; undefined for one that the service never gives. */
export const parseIdentity = (identity: string): ParsedIdentity | undefined => {
  const { name, suffix, kind = "both" } = form.exec(identity)?.groups ?? {};
  return name === undefined || suffix === undefined
    ? undefined
    : { name, suffix, kind: kind as IdentityKind };
};
