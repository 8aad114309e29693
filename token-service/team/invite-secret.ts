import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 128 random bits as 22 URL-safe characters. */
export const inviteSecret = (): string => randomBytes(16).toString("base64url");

/** What the store keeps of a secret: SHA-256, from which a random one of 128 bits cannot be found again. */
export const inviteSecretHash = (secret: string): string =>
  createHash("sha256").update(secret).digest("base64url");
