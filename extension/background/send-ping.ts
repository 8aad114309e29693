import { v7 as uuid } from "uuid";
import { offscreen } from "../offscreen/api.ts";
import { connection } from "../shared/connection.ts";
import { maxTextLength, type Ping, type SentPing } from "../shared/ping.ts";
import { maxStoredPings, outbox } from "../shared/stored-pings.ts";
import { stayConnected } from "./stay-connected.ts";

const notConnected = "You are not connected, so this ping was not sent.";

/**
 * Stores a ping in the outbox, then sends it.
 *
 * @param to a teammate's identity, or null for everyone
 * @returns a sentence that says why it was not sent, or null
 */
export const sendPing = async ({ to, text }: Pick<Ping, "to" | "text">): Promise<string | null> => {
  if (text.length > maxTextLength) {
    return `That is ${text.length} characters; a ping takes at most ${maxTextLength}.`;
  }
  await stayConnected();
  if ((await connection.get()).state === "not-set-up") return notConnected;
  const ping: Ping = { id: uuid(), to, text, sentAt: Date.now() };
  await outbox.update((pings) => [{ ...ping, recipients: [] }, ...pings].slice(0, maxStoredPings));
  const present = await offscreen.sendMessage("sendPing", ping);
  if (present === null) {
    await outbox.update((pings) => pings.filter(({ id }) => id !== ping.id));
    return notConnected;
  }
  const addressed = to === null ? present : [to];
  await outbox.update((pings) =>
    pings.map((stored) =>
      stored.id === ping.id ? { ...stored, recipients: mergeRecipients(stored, addressed, present) } : stored,
    ),
  );
  return null;
};

/** Receipts may have come before the offscreen document said who was there. */
const mergeRecipients = (
  { recipients }: SentPing,
  addressed: readonly string[],
  present: readonly string[],
): SentPing["recipients"] =>
  addressed.map(
    (identity) =>
      recipients.find((recipient) => recipient.identity === identity) ?? {
        identity,
        outcome: present.includes(identity) ? "sending" : "offline",
      },
  );
