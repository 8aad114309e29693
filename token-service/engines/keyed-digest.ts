import { createHmac } from "node:crypto";
import type { SigningKey } from "../signing-key.ts";

/**
 * HMAC-SHA256 under a signing key's secret. What a token's signature covers has no space in it and two dots, so a text that
 * begins with a word and a space never yields one.
 */
export const keyedDigest = ({ keySecret }: SigningKey, text: string): Uint8Array =>
  createHmac("sha256", keySecret).update(text).digest();
