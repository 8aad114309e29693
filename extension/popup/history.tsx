import { useEffect, useState } from "preact/hooks";
import type { ReceivedPing, SentPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";
import { type HistoryEntry, historyOf } from "./history-of.ts";
import { outcomeSentence, patienceMs } from "./outcome-sentence.ts";
import { timeOf } from "./time-of.ts";

const Entry = ({
  entry: { kind, ping, at },
  now,
  openedAt,
}: {
  entry: HistoryEntry;
  now: number;
  openedAt: number;
}) => {
  const isNew = kind === "received" && (ping.seenAt === undefined || ping.seenAt >= openedAt);
  const who =
    kind === "received" ? nameOf(ping.from) : `You → ${ping.to === null ? "everyone" : nameOf(ping.to)}`;
  return (
    <li class={`${kind} ${isNew ? "new" : ""}`}>
      <strong class="cut">{who}</strong>
      <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
        {timeOf(at, now)}
      </time>
      <p dir="auto">{ping.text || "Ping!"}</p>
      {kind === "sent" && <small class="quiet">{outcomeSentence(ping, now)}</small>}
    </li>
  );
};

/** Pings received and sent, newest first. */
export const History = (props: { inbox: ReceivedPing[]; outbox: SentPing[]; openedAt: number }) => {
  const [now, setNow] = useState(Date.now());
  const entries = historyOf(props.inbox, props.outbox);

  // A ping without an answer changes its words when patience runs out; nothing is stored then.
  useEffect(() => {
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), patienceMs);
    return () => clearTimeout(timer);
  }, [props.inbox, props.outbox]);

  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">Pings</h2>
      {entries.length === 0 ? (
        <p class="quiet">None yet. Press Enter to ping everyone who is here.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <Entry key={`${entry.kind} ${entry.ping.id}`} entry={entry} now={now} openedAt={props.openedAt} />
          ))}
        </ul>
      )}
    </section>
  );
};
