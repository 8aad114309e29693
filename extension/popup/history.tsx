import type { Role } from "../shared/grant.ts";
import { historyOf } from "../shared/history/history-of.ts";
import type { Person } from "../shared/history/persons-in.ts";
import { ReceivedEntry } from "../shared/history/received-entry.tsx";
import { SentEntry } from "../shared/history/sent-entry.tsx";
import { pingKey, type ReceivedPing, type SentPing } from "../shared/ping.ts";

const emptySentences: Record<Role, string> = {
  both: "None yet. Press Enter to ping everyone.",
  publish: "None sent yet. Press Enter to ping everyone.",
  subscribe: "None yet.",
};

/** Pings received and sent, newest first. */
export const History = (props: {
  inbox: ReceivedPing[];
  outbox: SentPing[];
  /** Who is in the room now. */
  persons: readonly Person[];
  /** What was seen only since then is still marked as new, milliseconds since 1970. */
  openedAt: number;
  /** What this person may do in the present room. */
  role: Role;
  /** The same in any room. */
  roleIn(room: string): Role;
  answer(ping: ReceivedPing, text: string): void;
}) => {
  const { inbox, outbox, persons, openedAt, role, roleIn, answer } = props;
  const entries = historyOf(inbox, outbox);
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">Pings</h2>
      {entries.length === 0 ? (
        <p class="quiet">{emptySentences[role]}</p>
      ) : (
        <div class="entries">
          <ul>
            {entries.map((entry) =>
              entry.kind === "sent" ? (
                <SentEntry
                  key={entry.ping.id}
                  ping={entry.ping}
                  inbox={inbox}
                  persons={persons}
                  role={roleIn(entry.ping.room)}
                />
              ) : (
                <ReceivedEntry
                  key={pingKey(entry.ping)}
                  ping={entry.ping}
                  isNew={entry.ping.seenAt === undefined || entry.ping.seenAt >= openedAt}
                  outbox={outbox}
                  role={roleIn(entry.ping.room)}
                  answer={answer}
                />
              ),
            )}
          </ul>
        </div>
      )}
    </section>
  );
};
