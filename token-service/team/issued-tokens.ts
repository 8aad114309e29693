import type { Store } from "../store/open-store.ts";
import type { Write } from "../store/writer.ts";

/**
 * Records that a device gets an access token. Call it before the token is handed out: the service puts a removed device out
 * of the rooms again and again until its last token ends.
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

/**
 * Records that a guest who only sends pings may be in a room: until then the others publish receipts on a track of their
 * own, see `tracksToPublish`. For members the grants tell it.
 *
 * @param until when the guest's token ends, in milliseconds since 1970
 */
export const recordGuestPublisher = async (store: Store, room: string, until: number): Promise<void> => {
  await store.execute({
    sql: `INSERT INTO guest_publishers (room, until) VALUES (?, ?)
      ON CONFLICT (room) DO UPDATE SET until = MAX(until, excluded.until)`,
    args: [room, until],
  });
};

/** Whether such a guest may be in a room now. @param now milliseconds since 1970 */
export const hasGuestPublisher = async (store: Store, room: string, now: number): Promise<boolean> => {
  const { rows } = await store.execute({
    sql: "SELECT 1 FROM guest_publishers WHERE room = ? AND until > ?",
    args: [room, now],
  });
  return rows.length > 0;
};
