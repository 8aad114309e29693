import { personOutcomes } from "./person-outcomes.ts";
import type { SentPing } from "./ping-schema.ts";

/** Whether somebody has no device yet that confirmed a ping. */
export const isAwaited = ({ recipients }: SentPing): boolean =>
  // Of most pings nothing is awaited any more, and gathering devices takes a hundred times as long as seeing that.
  recipients.some(({ outcome }) => outcome === "pending") &&
  personOutcomes(recipients).some(({ outcome }) => outcome === "pending");
