import type { Role } from "../grant.ts";
import { outcomeRank } from "../outcome-rank.ts";
import { type PersonOutcome, personOutcomes } from "../person-outcomes.ts";
import type { SentPing } from "../ping.ts";
import { sendsPings } from "../teammate.ts";
import type { Person } from "./persons-in.ts";

const names = (people: PersonOutcome[]): string => people.map(({ name }) => name).join(", ");

const pendingSentence = (pending: PersonOutcome[], here: readonly Person[], isPrivate: boolean): string => {
  const asHere = ({ name }: PersonOutcome) => here.find((person) => person.name === name);
  const offline = pending.filter((person) => !asHere(person));
  if (offline.length > 0) return `Waiting for ${names(offline)} to come online`;
  // Their role has changed since.
  const senders = pending.filter((person) => asHere(person)?.role === "publish");
  if (senders.length === pending.length) return `Not sent to ${names(senders)}, who only sends now`;
  const mute = pending.filter((person) => asHere(person)?.presence === "plain");
  if (mute.length + senders.length < pending.length) return "Sending…";
  return isPrivate
    ? `Not sent: the page of ${names(mute)} takes pings to everyone only`
    : `Sent to ${names(mute)}, whose page confirms nothing`;
};

const arrivedSentence = (people: PersonOutcome[], total: number, urgent: boolean): string => {
  const reached = (outcome: PersonOutcome["outcome"]) =>
    people.filter((person) => outcomeRank[person.outcome] >= outcomeRank[outcome]);
  const [seen, answered] = [reached("seen").length, reached("answered")];
  if (total === 1) {
    if (answered.length === 1) return "Answered";
    return `${seen === 1 ? "Seen" : "Delivered"}${urgent ? ", not answered yet" : ""}`;
  }
  const all = people.length === total;
  const arrived = all ? `Delivered to all ${total}` : `Delivered to ${people.length} of ${total}`;
  const how = all && seen === total ? "Seen by all" : arrived;
  return answered.length > 0 ? `${how}. Answered by ${names(answered)}` : how;
};

/**
 * Says in words how far a sent ping got.
 *
 * @param here who is in the room now
 * @param role this person's in the ping's room
 */
export const outcomeSentence = (
  { recipients, priority, to }: SentPing,
  here: readonly Person[],
  role: Role,
): string => {
  const people = personOutcomes(recipients);
  const having = (outcome: string) => people.filter((person) => person.outcome === outcome);
  const arrived = people.filter(({ outcome }) => outcomeRank[outcome] >= outcomeRank.delivered);
  const refused = people.filter(({ urgentRefused, outcome }) => urgentRefused && outcome !== "answered");
  const [pending, expired] = [having("pending"), having("expired")];
  const canAnswer = role !== "publish" && people.some(({ identities }) => identities.some(sendsPings));
  const urgent = priority === "urgent" && refused.length === 0 && canAnswer;

  const sentences: string[] = [];
  if (arrived.length > 0) sentences.push(arrivedSentence(arrived, people.length, urgent));
  if (refused.length > 0) sentences.push(`Not urgent for ${names(refused)}, who refuses urgent pings`);
  if (pending.length > 0) {
    const waits = role === "subscribe" ? "Waiting: you send no pings now" : undefined;
    sentences.push(waits ?? pendingSentence(pending, here, to !== null));
  }
  if (expired.length > 0) {
    sentences.push(
      people.length === 1 ? "Expired: they were not online in time" : `Expired for ${names(expired)}`,
    );
  }
  return sentences.join(". ");
};
