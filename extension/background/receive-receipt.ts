import { outbox } from "../shared/stored-pings.ts";
import { noteReceipt, type Receipt } from "./delivery/note-receipt.ts";

/** Writes a receipt into the outbox; one for a ping never sent changes nothing. */
export const receiveReceipt = async (receipt: Receipt): Promise<void> => {
  await outbox.update((pings) => noteReceipt(pings, receipt, Date.now()));
};
