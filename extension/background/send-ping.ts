import { v7 as uuid } from "uuid";
import { offscreen } from "../offscreen/api.ts";
import { type Connection, connection, participantsOf } from "../shared/connection.ts";
import { maxTextLength, type Ping, type SentPing } from "../shared/ping.ts";
import { settings } from "../shared/settings.ts";
import { outbox } from "../shared/stored-pings.ts";
import { addToOutbox, maxOutbox } from "./delivery/add-to-outbox.ts";
import { pendingDeliveries } from "./delivery/pending-deliveries.ts";
import { stayConnected } from "./stay-connected.ts";

const hourMs = 3_600_000;

const nobodySentence = (current: Connection): string =>
  current.state === "connected"
    ? "Nobody else is here to be pinged."
    : "You are not connected, so this ping was not sent.";

/**
 * Stores a ping in the outbox, then has it delivered: now, or when its recipients are next in the room.
 *
 * @param to a teammate's identity, or null for everyone who is here
 * @returns a sentence that says why it was not sent, or null
 */
export const sendPing = async ({ to, text }: Pick<Ping, "to" | "text">): Promise<string | null> => {
  if (text.length > maxTextLength) {
    return `That is ${text.length} characters; a ping takes at most ${maxTextLength}.`;
  }
  const [current, { room, keepTryingHours }] = await Promise.all([connection.get(), settings.get()]);
  const recipients = to === null ? participantsOf(current) : [to];
  if (recipients.length === 0) return nobodySentence(current);

  const sentAt = Date.now();
  const ping: SentPing = {
    id: uuid(),
    to,
    text,
    sentAt,
    room,
    expiresAt: sentAt + keepTryingHours * hourMs,
    recipients: recipients.map((identity) => ({ identity, outcome: "pending", at: sentAt })),
  };
  let isFull = false;
  const pings = await outbox.update((stored) => {
    const added = addToOutbox(stored, ping);
    isFull = added === null;
    return added ?? stored;
  });
  if (isFull) return `${maxOutbox} pings are still waiting to be delivered; this one was not sent.`;
  await deliverNow(pings);
  return null;
};

/**
 * The short way while all is well; should it fail, the long way opens what is closed. Everything that is pending goes
 * along, since an offscreen document that is new knows of none of it and would let this ping overtake.
 */
const deliverNow = async (pings: readonly SentPing[]): Promise<void> => {
  try {
    await offscreen.sendMessage("deliver", pendingDeliveries(pings, Date.now()));
  } catch {
    await stayConnected(); // There is no offscreen document, or it is just closing.
  }
};
