import type { OwnRole } from "../shared/own-person.ts";
import type { Person } from "../shared/persons.ts";
import type { ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, type Word } from "../shared/words/say.ts";
import {
  exchangeOf,
  type HistoryEntry,
  historyOf,
  isNew,
  roomsIn,
  sectionsOf,
} from "../ui/history/history-entries.ts";
import { HistoryList, useSteps } from "../ui/history/history-list.tsx";

const maxShown = 30;
// Below what is new: among it is what one has just sent oneself.
const leastBelow = 10;

const emptySentences: Record<OwnRole, Word> = {
  both: "history_none",
  publish: "history_none_sent",
  subscribe: "history_none",
  none: "history_none",
};

/** The newest pings received and sent: what is new, then day by day. */
export const History = (props: {
  inbox: ReceivedPing[];
  outbox: SentPing[];
  /** Who is in a room now; undefined while oneself is not. */
  here(room: string): readonly Person[] | undefined;
  called: Called;
  /** The rooms that this browser joins. */
  joined: readonly string[];
  /** What was seen only since then is still marked as new, milliseconds since 1970. */
  openedAt: number;
  /** What this person may do in the present room. */
  role: OwnRole;
  /** The same in any room. */
  roleIn(room: string): OwnRole;
  answer(ping: ReceivedPing, text: string): void;
}) => {
  const { inbox, outbox, here, called, joined, openedAt, role, roleIn, answer } = props;
  const all = historyOf(inbox, outbox);
  const isFresh = (entry: HistoryEntry) => isNew(entry, openedAt, roleIn(entry.ping.room));
  // What is new is marked as seen by the popup, so all of it is shown.
  const shown = useSteps(Math.max(maxShown, all.filter(isFresh).length + leastBelow), maxShown);
  const sections = sectionsOf(all, isFresh, shown);
  const showsRooms = roomsIn(all, joined).length > 1;
  const around = { exchange: exchangeOf(inbox, outbox), called, here, roleIn, showsRooms, answer };
  return (
    <section class="history" aria-labelledby="history">
      <div class="title">
        <h2 id="history">{say("history_heading")}</h2>
        {all.length > 0 && (
          <a class="link" href="/extension/history/history.html" target="_blank" rel="noreferrer">
            {say("history_all_pings")}
          </a>
        )}
      </div>
      {all.length === 0 ? (
        <p class="quiet">{say(emptySentences[role])}</p>
      ) : (
        <div class="entries">
          <HistoryList sections={sections} heading="h3" around={around} />
        </div>
      )}
    </section>
  );
};
