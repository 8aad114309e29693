import { createHash } from "node:crypto";

/**
 * What the service keeps of a session, in memory and on disk: enough to recognise it, not enough to resume it, so a
 * leaked state file lets nobody into a room.
 *
 * @param session the secret that the client got in `connected` and repeats in `sync`
 * @returns its SHA-256 in base64url, 43 characters
 */
export const sessionDigest = (session: string): string =>
  createHash("sha256").update(session).digest("base64url");
