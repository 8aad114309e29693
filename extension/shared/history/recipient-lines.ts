import { provesNothing } from "../identity.ts";
import { outcomeRank, type PersonOutcome, personOutcomes } from "../person-outcomes.ts";
import type { Outcome, SentPing } from "../ping-schema.ts";
import type { Called } from "../told-apart.ts";
import { say, type Word } from "../words/say.ts";
import { timeOf } from "./time-of.ts";

const words: Record<Outcome, Word> = {
  pending: "history_line_pending",
  expired: "history_line_expired",
  delivered: "history_line_delivered",
  seen: "history_line_seen",
  answered: "history_line_answered",
};

const isTold = (outcome: Outcome): boolean => outcomeRank[outcome] >= outcomeRank.delivered;

const lineOf = (
  { person, identities, outcome, at, urgentRefused, unstored, failing, removed }: PersonOutcome,
  now: number,
  called: Called,
): string => {
  const name = called(person);
  if (unstored) return say(failing ? "history_line_failing" : "history_line_unstored", name);
  if (removed) return say("history_line_removed", name);
  const line = say(words[outcome], name, timeOf(at, now));
  const told = urgentRefused ? say("history_line_refused", line) : line;
  return isTold(outcome) && provesNothing(identities) ? say("history_line_unproven", told) : told;
};

/**
 * How far a ping got with each person, a line each, with the time.
 *
 * @param now milliseconds since 1970
 */
export const recipientLines = ({ recipients }: SentPing, now: number, called: Called): string[] =>
  personOutcomes(recipients).map((person) => lineOf(person, now, called));
