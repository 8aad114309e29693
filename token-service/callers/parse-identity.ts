import type { IdentityKind, IdentityParts } from "./identity.ts";

// A name may hold dots, so it is read from the end; person, device and kind differ in their lengths.
const form =
  /^(?<name>.+)\.(?<person>[mg][a-z2-7]{9})\.(?<device>[\w-]{22}|[a-z2-7]{8})(?:\.(?<kind>publish|subscribe|probe))?$/s;

/** Takes an identity of this service apart; undefined for one that the service never gives. */
export const parseIdentity = (identity: string): IdentityParts | undefined => {
  const { name, person, device, kind = "both" } = form.exec(identity)?.groups ?? {};
  return name === undefined || person === undefined || device === undefined
    ? undefined
    : { name, person, device, kind: kind as IdentityKind };
};
