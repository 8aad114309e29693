import { pingKey, type ReceivedPing, type SentPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";
import { type HistoryEntry, historyOf } from "./history-of.ts";
import { outcomeSentence } from "./outcome-sentence.ts";
import { recipientsTitle } from "./recipients-title.ts";
import { timeOf } from "./time-of.ts";

const Outcome = ({ ping, participants }: { ping: SentPing; participants: string[] }) => (
  <small class="quiet" title={recipientsTitle(ping, Date.now())}>
    {outcomeSentence(ping, participants)}
  </small>
);

const Entry = (props: { entry: HistoryEntry; participants: string[]; openedAt: number }) => {
  const { kind, ping, at } = props.entry;
  const isNew = kind === "received" && (ping.seenAt === undefined || ping.seenAt >= props.openedAt);
  const who =
    kind === "received" ? nameOf(ping.from) : `You → ${ping.to === null ? "everyone" : nameOf(ping.to)}`;
  return (
    <li class={`${kind} ${isNew ? "new" : ""}`}>
      <strong class="cut">{who}</strong>
      <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
        {timeOf(at, Date.now())}
      </time>
      <p dir="auto">{ping.text || "Ping!"}</p>
      {kind === "sent" && <Outcome ping={ping} participants={props.participants} />}
    </li>
  );
};

/** Pings received and sent, newest first. */
export const History = (props: {
  inbox: ReceivedPing[];
  outbox: SentPing[];
  /** Identities of those in the room now. */
  participants: string[];
  /** What was seen only since then is still marked as new, milliseconds since 1970. */
  openedAt: number;
}) => {
  const entries = historyOf(props.inbox, props.outbox);
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">Pings</h2>
      {entries.length === 0 ? (
        <p class="quiet">None yet. Press Enter to ping everyone who is here.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <Entry
              key={entry.kind === "sent" ? entry.ping.id : pingKey(entry.ping)}
              entry={entry}
              participants={props.participants}
              openedAt={props.openedAt}
            />
          ))}
        </ul>
      )}
    </section>
  );
};
