import { deviceOf } from "./teammate.ts";

// 22 characters of base64url are 132 bits; of a page that told no key an identity has eight of base32 in their place.
const printLength = 22;

/**
 * By which key a device proves what it says: the beginning of the key's thumbprint, put into the identity by the service.
 *
 * @returns null for a page of another make, or one of an earlier release, which can prove nothing
 */
export const printOf = (identity: string): string | null => {
  const device = deviceOf(identity);
  return device.length === printLength ? device : null;
};

/** Whether none of a person's devices can prove what it says, as with pages of another make. @param identities theirs */
export const provesNothing = (identities: readonly string[]): boolean =>
  identities.length > 0 && identities.every((identity) => printOf(identity) === null);
