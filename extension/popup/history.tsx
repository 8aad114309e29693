import { pingKey, type ReceivedPing, type SentPing } from "../shared/ping.ts";
import { historyOf } from "./history-of.ts";
import type { Person } from "./persons-in.ts";
import { ReceivedEntry } from "./received-entry.tsx";
import { SentEntry } from "./sent-entry.tsx";

/** Pings received and sent, newest first. */
export const History = (props: {
  inbox: ReceivedPing[];
  outbox: SentPing[];
  /** Who is in the room now. */
  persons: readonly Person[];
  /** What was seen only since then is still marked as new, milliseconds since 1970. */
  openedAt: number;
  answer(ping: ReceivedPing, text: string): void;
}) => {
  const { inbox, outbox, persons, openedAt, answer } = props;
  const entries = historyOf(inbox, outbox);
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">Pings</h2>
      {entries.length === 0 ? (
        <p class="quiet">None yet. Press Enter to ping everyone.</p>
      ) : (
        <ul>
          {entries.map((entry) =>
            entry.kind === "sent" ? (
              <SentEntry key={entry.ping.id} ping={entry.ping} inbox={inbox} persons={persons} />
            ) : (
              <ReceivedEntry
                key={pingKey(entry.ping)}
                ping={entry.ping}
                isNew={entry.ping.seenAt === undefined || entry.ping.seenAt >= openedAt}
                outbox={outbox}
                answer={answer}
              />
            ),
          )}
        </ul>
      )}
    </section>
  );
};
