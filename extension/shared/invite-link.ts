import { serviceAddress } from "./service-address.ts";

/** What an invite link says. */
export interface Invite {
  /** Address of the service that made it, without a trailing slash. */
  serviceUrl: string;
  /** What lets one device in, once. */
  secret: string;
}

// 128 bits as base64url.
const isSecret = (text: string): boolean => /^[\w-]{22}$/.test(text);

/**
 * Reads an invite link: the service's address, `/join`, and the secret as the fragment, which browsers send to nobody.
 *
 * @returns null for anything else, one that lost a part of its secret included
 */
export const inviteIn = (text: string): Invite | null => {
  const [start = "", secret = "", ...rest] = text.trim().split("#");
  if (rest.length > 0 || !isSecret(secret) || start.includes("?")) return null;
  const address = serviceAddress(start);
  if ("problem" in address || !address.url.endsWith("/join")) return null;
  return { serviceUrl: address.url.slice(0, -"/join".length), secret };
};

/** Whether this was meant as an invite link, even if a part of it is missing. */
export const looksLikeInvite = (text: string): boolean => /\/join\/?(#|$)/.test(text.trim());
