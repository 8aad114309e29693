import { nameOf } from "../shared/identity.ts";
import { personOutcomes } from "../shared/person-outcomes.ts";
import type { Outcome, Priority, ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import type { HistoryEntry } from "../ui/history/history-entries.ts";

/** A moment as ISO 8601 in UTC, such as `2026-11-22T09:30:00.000Z`. */
type Moment = string;

/** What received and sent pings have in common. */
interface Exported {
  /** UUID that its sender gave it. */
  id: string;
  room: string;
  priority: Priority;
  /** Empty for a ping without words. */
  text: string;
  /** By the sender's clock. */
  sentAt: Moment;
  /** The id of the ping that this one answers. */
  answers: string | null;
}

/**
 * The file that “Export as JSON” makes. Its version counts up should a field ever change its meaning or vanish; new fields
 * may come without that. Pings are in the order in which they came or were sent.
 */
export interface ExportedPings {
  version: 1;
  exportedAt: Moment;
  received: (Exported & {
    /** The sender's name. */
    from: string;
    /** The identity of the device that sent it. */
    device: string;
    /** Whether it went to the whole room. */
    toEveryone: boolean;
    receivedAt: Moment;
    seenAt: Moment | null;
    answeredAt: Moment | null;
  })[];
  sent: (Exported & {
    /** The name of the person that it is for; null means everyone in the room. */
    to: string | null;
    /** How far it got with each person, since when. */
    recipients: { name: string; outcome: Outcome; since: Moment }[];
  })[];
}

const moment = (at: number): Moment => new Date(at).toISOString();
const momentOrNull = (at: number | undefined): Moment | null => (at === undefined ? null : moment(at));

const exported = ({ id, room, priority, text, sentAt, re }: ReceivedPing | SentPing): Exported => ({
  id,
  room,
  priority,
  text,
  sentAt: moment(sentAt),
  answers: re ?? null,
});

const exportedReceived = (ping: ReceivedPing): ExportedPings["received"][number] => ({
  ...exported(ping),
  from: nameOf(ping.from),
  device: ping.from,
  toEveryone: ping.toEveryone,
  receivedAt: moment(ping.receivedAt),
  seenAt: momentOrNull(ping.seenAt),
  answeredAt: momentOrNull(ping.answeredAt),
});

const exportedSent = (ping: SentPing): ExportedPings["sent"][number] => ({
  ...exported(ping),
  to: ping.to === null ? null : nameOf(ping.to),
  recipients: personOutcomes(ping.recipients).map(({ person, outcome, at }) => ({
    name: nameOf(person),
    outcome,
    since: moment(at),
  })),
});

/**
 * What is exported of the history.
 *
 * @param entries newest first
 * @param now milliseconds since 1970
 */
export const exportOf = (entries: readonly HistoryEntry[], now: number): ExportedPings => {
  const oldestFirst = entries.toReversed();
  return {
    version: 1,
    exportedAt: moment(now),
    received: oldestFirst.flatMap((entry) => (entry.kind === "received" ? exportedReceived(entry.ping) : [])),
    sent: oldestFirst.flatMap((entry) => (entry.kind === "sent" ? exportedSent(entry.ping) : [])),
  };
};

/** Has the browser save a text as a file, without a permission for that. */
const download = (fileName: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it when it begins the download, which may be after it has asked where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** The day by the clock of this computer, such as `2026-11-22`. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");

/** Saves all pings in a file for other programs. */
export const ExportButton = ({ entries }: { entries: readonly HistoryEntry[] }) => (
  <button
    class="small"
    type="button"
    onClick={() => {
      const now = new Date();
      const text = `${JSON.stringify(exportOf(entries, now.getTime()), null, 2)}\n`;
      download(`pingroom-pings-${dayOf(now)}.json`, text, "application/json");
    }}
  >
    {say("history_export")}
  </button>
);
