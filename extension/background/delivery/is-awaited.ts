import { personOutcomes } from "../../shared/person-outcomes.ts";
import type { SentPing } from "../../shared/ping.ts";

/** Whether somebody has no device yet that confirmed a ping. */
export const isAwaited = ({ recipients }: SentPing): boolean =>
  personOutcomes(recipients).some(({ outcome }) => outcome === "pending");
