import type { ShownPresence } from "../../shared/connection-schema.ts";
import { isSamePerson, provesNothing, sendsPings } from "../../shared/identity.ts";
import type { OwnRole } from "../../shared/own-person.ts";
import { outcomeRank, type Person, type PersonOutcome, personOutcomes } from "../../shared/persons.ts";
import type { Outcome, SentPing } from "../../shared/ping-schema.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say, sayList, type Word } from "../../shared/words/say.ts";
import { timeOf } from "../../shared/words/times.ts";

const namesOf = (people: readonly PersonOutcome[], called: Called): string =>
  sayList(people.map(({ person }) => called(person)));

const pendingSentence = (
  pending: PersonOutcome[],
  here: readonly Person[] | undefined,
  isPrivate: boolean,
  names: (people: PersonOutcome[]) => string,
): string => {
  if (!here) return say("history_once_connected");
  const asHere = ({ person }: PersonOutcome) => here.find((each) => isSamePerson(each.person, person));
  const offline = pending.filter((person) => !asHere(person));
  if (offline.length > 0) return say("history_waiting_for", names(offline));
  const unstored = pending.filter((person) => person.unstored);
  const full = unstored.filter(({ failing }) => !failing);
  if (full.length > 0) return say("history_unstored", names(full));
  if (unstored.length > 0) return say("history_failing", names(unstored));
  // Their role has changed since.
  const senders = pending.filter((person) => asHere(person)?.role === "publish");
  if (senders.length === pending.length) return say("history_only_sends", names(senders));
  const being = (presence: ShownPresence) =>
    pending.filter((person) => asHere(person)?.presence === presence);
  const [plain, mute, outdated, newer] = [being("plain"), being("mute"), being("outdated"), being("newer")];
  const rest = [plain, mute, outdated, newer, senders].reduce(
    (left, some) => left - some.length,
    pending.length,
  );
  if (rest > 0) return say("history_sending");
  if (outdated.length > 0) return say("history_outdated", names(outdated));
  if (newer.length > 0) return say("history_newer", names(newer));
  if (mute.length > 0) return say("history_to_mute", names(mute));
  return say(isPrivate ? "history_not_to_plain" : "history_to_plain", names(plain));
};

const arrivedSentence = (
  people: PersonOutcome[],
  total: number,
  urgent: boolean,
  names: (people: PersonOutcome[]) => string,
): string => {
  const reached = (outcome: PersonOutcome["outcome"]) =>
    people.filter((person) => outcomeRank[person.outcome] >= outcomeRank[outcome]);
  const [seen, answered] = [reached("seen").length, reached("answered")];
  const marked = (told: string, some: readonly PersonOutcome[]) =>
    some.some(({ identities }) => provesNothing(identities)) ? say("history_line_unproven", told) : told;
  const toldBy = (word: Word) => marked(say(word), people);
  if (total === 1) {
    if (answered.length === 1) return toldBy("history_answered");
    if (seen === 1) return toldBy(urgent ? "history_seen_unanswered" : "history_seen");
    return toldBy(urgent ? "history_delivered_unanswered" : "history_delivered");
  }
  const all = people.length === total;
  const arrived = all
    ? say("history_delivered_to_all", total)
    : say("history_delivered_to_some", people.length, total);
  const how = all && seen === total ? toldBy("history_seen_by_all") : marked(arrived, people);
  return answered.length > 0
    ? `${how}. ${marked(say("history_answered_by", names(answered)), answered)}`
    : how;
};

/**
 * Says in words how far a sent ping got.
 *
 * @param here who is in the room now; undefined while oneself is not, and cannot know
 * @param role this person's in the ping's room
 */
export const outcomeSentence = (
  { recipients, priority, to }: SentPing,
  here: readonly Person[] | undefined,
  role: OwnRole,
  called: Called,
): string => {
  const names = (some: PersonOutcome[]) => namesOf(some, called);
  const people = personOutcomes(recipients);
  const having = (outcome: string) => people.filter((person) => person.outcome === outcome);
  const arrived = people.filter(({ outcome }) => outcomeRank[outcome] >= outcomeRank.delivered);
  const refused = people.filter(({ urgentRefused, outcome }) => urgentRefused && outcome !== "answered");
  const [pending, expired] = [having("pending"), having("expired")];
  const canAnswer = role !== "publish" && people.some(({ identities }) => identities.some(sendsPings));
  const urgent = priority === "urgent" && refused.length === 0 && canAnswer;

  const sentences: string[] = [];
  if (arrived.length > 0) sentences.push(arrivedSentence(arrived, people.length, urgent, names));
  if (refused.length > 0) sentences.push(say("history_urgent_refused", names(refused)));
  if (pending.length > 0) {
    const waits = role === "subscribe" ? say("history_sends_none") : undefined;
    sentences.push(waits ?? pendingSentence(pending, here, to !== null, names));
  }
  const removed = expired.filter((person) => person.removed);
  const late = expired.filter((person) => !person.removed);
  if (removed.length > 0) sentences.push(say("history_removed", names(removed)));
  if (late.length > 0) {
    sentences.push(people.length === 1 ? say("history_expired") : say("history_expired_for", names(late)));
  }
  return sentences.join(". ");
};

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
