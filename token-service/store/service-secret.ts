import { createHmac } from "node:crypto";
import type { Store } from "./open-store.ts";

/** The secret that the service made when its store was new; the same after each restart and on every instance. */
export const readServiceSecret = async (store: Pick<Store, "execute">): Promise<string> => {
  const { rows } = await store.execute("SELECT secret FROM service WHERE id = 1");
  return String(rows[0]?.secret);
};

/**
 * HMAC-SHA256 under the service's secret. Texts of different purposes begin with different words, so that what one of them
 * yields says nothing about another.
 *
 * @param secret see `readServiceSecret`
 */
export const keyedDigest = (secret: string, text: string): Uint8Array =>
  createHmac("sha256", secret).update(text).digest();

/**
 * What a service and all its instances call themselves in `GET /health`, so that one of them knows whether an address leads to
 * them. It says nothing else.
 *
 * @param secret see `readServiceSecret`
 * @returns 22 characters of base64url
 */
export const serviceId = (secret: string): string =>
  Buffer.from(keyedDigest(secret, "service id")).toString("base64url").slice(0, 22);
