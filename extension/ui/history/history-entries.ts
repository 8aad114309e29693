import { personKey } from "../../shared/identity.ts";
import type { OwnRole } from "../../shared/own-person.ts";
import { isStillUrgent, pingKey } from "../../shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../shared/ping-schema.ts";
import type { DirectedPing } from "../../shared/ping-words.ts";
import { startOfDay } from "../../shared/words/times.ts";

/** A received or a sent ping, as the list shows it. */
export type HistoryEntry = {
  /** What tells it from every other. */
  key: string;
  /** When it came or was sent, milliseconds since 1970. */
  at: number;
} & DirectedPing;

/** Received and sent pings in one list, newest first. */
export const historyOf = (inbox: readonly ReceivedPing[], outbox: readonly SentPing[]): HistoryEntry[] =>
  [
    ...inbox.map(
      (ping): HistoryEntry => ({ kind: "received", key: pingKey(ping), ping, at: ping.receivedAt }),
    ),
    ...outbox.map((ping): HistoryEntry => ({ kind: "sent", key: ping.id, ping, at: ping.sentAt })),
  ].sort((a, b) => b.at - a.at);

/** The received pings of a history. */
export const receivedIn = (entries: readonly HistoryEntry[]): ReceivedPing[] =>
  entries.flatMap((entry) => (entry.kind === "received" ? entry.ping : []));

/** The sent pings of a history. */
export const sentIn = (entries: readonly HistoryEntry[]): SentPing[] =>
  entries.flatMap((entry) => (entry.kind === "sent" ? entry.ping : []));

/** The rooms of a history and those that this browser joins, by name. */
export const roomsIn = (entries: readonly HistoryEntry[], joined: readonly string[] = []): string[] =>
  [...new Set([...joined, ...entries.map(({ ping }) => ping.room)])].sort((a, b) => a.localeCompare(b));

/**
 * Whether an entry stands above the days: what was unread when the page was opened, what has come since, and urgent
 * pings that wait for an answer. What is read or answered meanwhile stays where it is.
 *
 * @param openedAt milliseconds since 1970
 * @param role this device's in the ping's room
 */
export const isNew = (entry: HistoryEntry, openedAt: number, role: OwnRole): boolean => {
  if (entry.kind === "sent") return false;
  const { seenAt = openedAt, answeredAt = 0, priority } = entry.ping;
  if (seenAt >= openedAt) return true;
  return isStillUrgent(entry.ping, role) || (priority === "urgent" && answeredAt >= openedAt);
};

/** Entries under one heading. */
export interface Section {
  /** When the day began, milliseconds since 1970; or what is new, of whichever day. */
  of: "new" | number;
  entries: HistoryEntry[];
}

/**
 * Puts the history under headings: what is new, then day by day.
 *
 * @param entries newest first
 * @param limit how many of them, counted in the order in which they are shown
 */
export const sectionsOf = (
  entries: readonly HistoryEntry[],
  isNew: (entry: HistoryEntry) => boolean,
  limit = Number.POSITIVE_INFINITY,
): Section[] => {
  const fresh = entries.filter(isNew);
  const known = new Set(fresh);
  const rest = entries.filter((entry) => !known.has(entry)).slice(0, Math.max(0, limit - fresh.length));
  const sections: Section[] = fresh.length > 0 ? [{ of: "new", entries: fresh.slice(0, limit) }] : [];
  for (const entry of rest) {
    const day = startOfDay(entry.at);
    const last = sections.at(-1);
    if (last?.of === day) last.entries.push(entry);
    else sections.push({ of: day, entries: [entry] });
  }
  return sections;
};

/** Which ping answers which. */
export interface Exchange {
  /** What a received ping answers, if it is here. */
  question(ping: ReceivedPing): SentPing | undefined;
  /** What this person answered a received ping, if it is here. */
  ownAnswer(ping: ReceivedPing): SentPing | undefined;
  /** What a sent ping answers, if it is here. */
  ownQuestion(ping: SentPing): ReceivedPing | undefined;
}

const keyOf = ({ to }: SentPing): string => (to === null ? "" : personKey(to));

/** Finds what belongs together among all pings; looking one up costs the same however many there are. */
export const exchangeOf = (inbox: readonly ReceivedPing[], outbox: readonly SentPing[]): Exchange => {
  const sent = new Map(outbox.map((ping) => [ping.id, ping]));
  const answers = new Map(outbox.toReversed().map((ping) => [`${ping.re} ${keyOf(ping)}`, ping]));
  const received = new Map(inbox.toReversed().map((ping) => [`${ping.id} ${personKey(ping.from)}`, ping]));
  return {
    question: ({ re, from }) => {
      const asked = re === undefined ? undefined : sent.get(re);
      // Ids can be read by the whole room: only who was asked answers.
      return asked?.recipients.some(({ identity }) => identity === from) ? asked : undefined;
    },
    ownAnswer: ({ id, from }) => answers.get(`${id} ${personKey(from)}`),
    ownQuestion: (ping) => received.get(`${ping.re} ${keyOf(ping)}`),
  };
};
