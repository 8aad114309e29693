import type { Receipt } from "../../shared/receipt.ts";
import { timesNow } from "../clock/times-now.ts";
import { outbox } from "../store/values.ts";
import { deliverNow } from "./deliver-now.ts";
import { noteReceipt } from "./note-receipt.ts";
import { noteUnstored, type Unstored } from "./note-unstored.ts";

/** Writes a receipt into the outbox; one for a ping never sent changes nothing. */
export const receiveReceipt = async (receipt: Receipt): Promise<void> => {
  // That it was answered counts once the answer is here.
  const outcome = receipt.outcome === "answered" ? "seen" : receipt.outcome;
  const { latest: now } = timesNow();
  const pings = await outbox.update((stored) => noteReceipt(stored, { ...receipt, outcome }, now));
  // What was handled on one device shall disturb nobody on another that gets it later.
  if (receipt.outcome !== "delivered") await deliverNow(pings, receipt.id);
};

/** Writes into the outbox that a device cannot store a ping, which goes on being sent. */
export const receiveUnstored = async (what: Unstored): Promise<void> => {
  await outbox.update((pings) => noteUnstored(pings, what));
};
