import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback, useMemo, useRef } from "preact/hooks";
import type { ReceivedPing, SentPing } from "../shared/ping-schema.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { exchangeOf } from "../ui/history/exchange.ts";
import { type HistoryEntry, historyOf, isNew, roomsIn, sectionsOf } from "../ui/history/history-entries.ts";
import { HistoryList } from "../ui/history/history-list.tsx";
import { useSteps } from "../ui/history/use-steps.ts";
import { DeleteAll, DeleteButton } from "./delete-buttons.tsx";
import { createDeletion } from "./deletion.ts";
import { focusAfterEntry, onEntryKey } from "./entry-keys.ts";
import { ExportButton } from "./export.tsx";
import { findPings } from "./find-pings.ts";
import type { People } from "./follow-people.ts";
import { Nothing, RoomFilter, SearchField } from "./search.tsx";
import { DeletionNote, useUndoKey } from "./undo.tsx";
import { useAnswer } from "./use-answer.ts";

const step = 30;

/** The page with all pings. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  people: ReadonlySignal<People>;
  inbox: ReadonlySignal<ReceivedPing[]>;
  outbox: ReadonlySignal<SentPing[]>;
  /** What was unread then, or has come since, stands first; milliseconds since 1970. */
  openedAt: ReadonlySignal<number>;
  /** When the present day began; with each new one the headings change. */
  today: ReadonlySignal<number>;
}) => {
  const query = useSignal("");
  const room = useSignal<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { problem, answer } = useAnswer();
  const deletion = useMemo(createDeletion, []);
  const undo = useUndoKey(deletion, title);
  const inbox = props.inbox.value;
  const outbox = props.outbox.value;
  const gone = deletion.gone.value;
  const all = useMemo(
    () => historyOf(inbox, outbox).filter(({ key }) => !gone.has(key)),
    [inbox, outbox, gone],
  );
  const exchange = useMemo(() => exchangeOf(inbox, outbox), [inbox, outbox]);
  const { joined, here, called, roleIn } = props.people.value;
  props.today.value; // Yesterday's headings are not today's.
  const rooms = roomsIn(all, joined);
  const showsRooms = rooms.length > 1;
  // A room whose last ping is deleted can no longer be chosen.
  const chosen = room.value !== null && rooms.includes(room.value) ? room.value : null;
  const found = findPings(all, { query: query.value, room: chosen }, showsRooms);
  const isSearch = found !== all;
  const shown = useSteps(found.length, step, `${query.value}\n${chosen}`);
  const openedAt = props.openedAt.value;
  const sections = sectionsOf(found, (entry) => isNew(entry, openedAt, roleIn(entry.ping.room)), shown);
  const actions = useCallback(
    (entry: HistoryEntry) => (
      <DeleteButton
        entry={entry}
        called={called}
        onClick={(button) => {
          focusAfterEntry(button, title.current);
          deletion.delete([entry]);
        }}
      />
    ),
    [deletion, called],
  );
  return (
    <>
      <header>
        <div class="title">
          <h1 ref={title} tabIndex={-1}>
            {say("history_heading")}
          </h1>
          <p class="quiet" role="status">
            {isSearch && sayCount("history_found", found.length)}
            {!isSearch &&
              all.length > 0 &&
              sayCount("history_count", all.length, props.settings.value.keepDays)}
          </p>
        </div>
        {all.length > 0 && (
          <div class="tools">
            <SearchField query={query} />
            {showsRooms && <RoomFilter room={room} rooms={rooms} />}
            <ExportButton entries={all} />
            <DeleteAll
              entries={found}
              isPart={isSearch}
              deleteAll={() => {
                title.current?.focus();
                deletion.delete(found);
              }}
            />
          </div>
        )}
        <p class="problem" role="alert">
          {problem.value}
        </p>
      </header>
      <DeletionNote deletion={deletion} undo={undo} />
      {found.length === 0 ? (
        <Nothing
          isSearch={isSearch}
          clear={() => {
            query.value = "";
            room.value = null;
          }}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys that are pressed in the entries come by here.
        <div class="entries" onKeyDown={onEntryKey}>
          <HistoryList
            sections={sections}
            heading="h2"
            around={{ exchange, called, here, roleIn, showsRooms, answer, actions }}
          />
        </div>
      )}
    </>
  );
};
