import { pingKey } from "../shared/ping.ts";
import type { PingReference } from "../shared/receipt.ts";
import { inbox } from "../shared/stored-pings.ts";
import { nameOf } from "../shared/teammate.ts";
import { markHandled } from "./mark-handled.ts";
import { sendPing } from "./send-ping.ts";

/**
 * Answers a received ping: with a ping to its sender that refers to it, and the original is handled.
 *
 * @returns a sentence that says why the answer was not sent, or null
 */
export const answerPing = async (reference: PingReference, text: string): Promise<string | null> => {
  const key = pingKey(reference);
  const isStored = (await inbox.get()).some((ping) => pingKey(ping) === key);
  if (!isStored) return "That ping is no longer in the list, so it cannot be answered.";
  const { id, from } = reference;
  const problem = await sendPing({ to: nameOf(from), device: from, text, priority: "ping", re: id });
  if (problem === null) await markHandled("answered", (ping) => pingKey(ping) === key);
  return problem;
};
