import { personOutcomes } from "../person-outcomes.ts";
import type { SentPing } from "../ping.ts";
import { timeOf } from "./time-of.ts";

/**
 * How far a ping got with each person, a line each, with the time.
 *
 * @param now milliseconds since 1970
 */
export const recipientLines = ({ recipients }: SentPing, now: number): string[] =>
  personOutcomes(recipients).map(({ name, outcome, at, urgentRefused }) => {
    if (outcome === "pending") return `${name}: not delivered yet`;
    return `${name}: ${outcome} ${timeOf(at, now)}${urgentRefused ? ", as an ordinary ping" : ""}`;
  });
