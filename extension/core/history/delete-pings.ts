import type { PingReference } from "../../shared/receipt.ts";
import { deleteReceived } from "./delete-received.ts";
import { deleteSent } from "./delete-sent.ts";
import { withDeletingLock } from "./deleting-lock.ts";

/**
 * Deletes pings from what this browser keeps; see the API.
 *
 * @param which `sent` are ids
 */
export const deletePings = async ({
  received,
  sent,
}: {
  received: readonly PingReference[];
  sent: readonly string[];
}): Promise<void> =>
  withDeletingLock(async () => {
    await Promise.all([deleteReceived(received), deleteSent(sent)]);
  });
