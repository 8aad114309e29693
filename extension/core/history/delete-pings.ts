import type { PingReference } from "../../shared/receipt.ts";
import { createTurns } from "../turns.ts";
import { deleteReceived } from "./delete-received.ts";
import { deleteSent } from "./delete-sent.ts";

/** Runs while nobody else deletes pings or puts them back, in the order of the calls: an undo has the last word. */
export const inTurn = createTurns();

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
  inTurn(async () => {
    await Promise.all([deleteReceived(received), deleteSent(sent)]);
  });
