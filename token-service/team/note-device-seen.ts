import type { Write } from "../store/writer.ts";

/**
 * Notes that a device gets an access token. To be called before the token is handed out: as long as one is good, a device
 * that was removed must be put out of the rooms again and again.
 *
 * @param write see `gatherWrites`
 * @param id RFC 7638 thumbprint of the device's public key
 * @param now milliseconds since 1970
 * @param tokenExpiresAt when the token ends, in milliseconds since 1970
 */
export const recordDeviceToken = async (
  write: Write,
  id: string,
  now: number,
  tokenExpiresAt: number,
): Promise<void> => {
  await write({
    sql: `UPDATE devices SET last_seen_at = ?, token_expires_at = MAX(COALESCE(token_expires_at, 0), ?)
          WHERE id = ?`,
    args: [now, tokenExpiresAt, id],
  });
};
