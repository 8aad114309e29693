// 22 characters of base64url are 132 bits; where a page announced no key, the service gives eight of base32 in their place.
const print = /\.([\w-]{22})(?:\.(?:publish|subscribe|probe))?$/;

/**
 * By which key a device proves what it says: the beginning of the key's thumbprint, put into the identity by the service.
 *
 * @returns null for a page of another make, or one of an earlier release, which can prove nothing
 */
export const printOf = (identity: string): string | null => print.exec(identity)?.[1] ?? null;
