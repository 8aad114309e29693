import { nameOf } from "../shared/identity.ts";
import { personOutcomes } from "../shared/persons.ts";
import type { Outcome, Priority, ReceivedPing, SentPing } from "../shared/ping-schema.ts";
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

/** One entry as it stands in the file, for people to read too. */
const written = (exported: object): string => JSON.stringify(exported, null, 2).replace(/^/gm, "    ");

/** A list as it stands there. @param parts newest first */
const listOf = (parts: readonly Blob[]): BlobPart[] => {
  const oldestFirst = parts.toReversed().flatMap((part, n) => (n === 0 ? [part] : [",\n", part]));
  return oldestFirst.length === 0 ? ["[]"] : ["[\n", ...oldestFirst, "\n  ]"];
};

const type = "application/json";

/**
 * The file with the pings that are exported. What is written leaves the page's memory part by part.
 *
 * @param entries newest first, part by part
 * @param now milliseconds since 1970
 */
export const exportOf = async (
  entries: AsyncIterable<readonly HistoryEntry[]> | Iterable<readonly HistoryEntry[]>,
  now: number,
): Promise<Blob> => {
  const received: Blob[] = [];
  const sent: Blob[] = [];
  const add = (parts: Blob[], texts: string[]) => {
    if (texts.length > 0) parts.push(new Blob([texts.toReversed().join(",\n")]));
  };
  for await (const part of entries) {
    add(
      received,
      part.flatMap((entry) => (entry.kind === "received" ? written(exportedReceived(entry.ping)) : [])),
    );
    add(
      sent,
      part.flatMap((entry) => (entry.kind === "sent" ? written(exportedSent(entry.ping)) : [])),
    );
  }
  const { version, exportedAt }: Pick<ExportedPings, "version" | "exportedAt"> = {
    version: 1,
    exportedAt: moment(now),
  };
  const head = JSON.stringify({ version, exportedAt }, null, 2).replace(/\n}$/, "");
  const lists = [',\n  "received": ', ...listOf(received), ',\n  "sent": ', ...listOf(sent)];
  return new Blob([head, ...lists, "\n}\n"], { type });
};
