import { createHmac } from "node:crypto";

/**
 * HMAC-SHA256 under the service's secret. Texts of different purposes begin with different words, so that what one of them
 * yields says nothing about another.
 *
 * @param secret see `readServiceSecret`
 */
export const keyedDigest = (secret: string, text: string): Uint8Array =>
  createHmac("sha256", secret).update(text).digest();
