import type { SentPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";

/** After this long without a receipt the ping is no longer on its way; the offscreen document has stopped repeating it. */
export const patienceMs = 15_000;

const names = (recipients: SentPing["recipients"]): string =>
  recipients.map(({ identity }) => nameOf(identity)).join(", ");

/**
 * Says in words how far a sent ping got.
 *
 * @param now milliseconds since 1970
 */
export const outcomeSentence = ({ recipients, to, sentAt }: SentPing, now: number): string => {
  const waiting = now - sentAt < patienceMs;
  if (recipients.length === 0) return waiting && to !== null ? "Sending…" : "Nobody else was here";
  const delivered = recipients.filter(({ outcome }) => outcome === "delivered" || outcome === "seen");
  const seen = recipients.filter(({ outcome }) => outcome === "seen");
  const missing = recipients.filter((recipient) => !delivered.includes(recipient));
  if (seen.length === recipients.length) return recipients.length === 1 ? "Seen" : "Seen by all";
  if (missing.length === 0)
    return recipients.length === 1 ? "Delivered" : `Delivered to all ${recipients.length}`;
  if (missing.every(({ outcome }) => outcome === "offline")) return `${names(missing)} was offline`;
  if (waiting) return "Sending…";
  return delivered.length === 0
    ? `No answer from ${names(missing)}`
    : `Delivered to ${delivered.length} of ${recipients.length}, not to ${names(missing)}`;
};
