import { personOutcomes } from "./person-outcomes.ts";
import type { SentPing } from "./ping-schema.ts";

/** Whether somebody has no device yet that confirmed a ping. */
export const isAwaited = ({ recipients }: SentPing): boolean =>
  personOutcomes(recipients).some(({ outcome }) => outcome === "pending");
