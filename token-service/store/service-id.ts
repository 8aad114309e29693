import { keyedDigest } from "./keyed-digest.ts";

/**
 * What a service and all its instances call themselves in `GET /health`, so that one of them knows whether an address leads to
 * them. It says nothing else.
 *
 * @param secret see `readServiceSecret`
 * @returns 22 characters of base64url
 */
export const serviceId = (secret: string): string =>
  Buffer.from(keyedDigest(secret, "service id")).toString("base64url").slice(0, 22);
