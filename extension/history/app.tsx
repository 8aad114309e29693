import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useCallback, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { createFinder, isEverything } from "../shared/find-pings.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say, sayCount } from "../shared/words/say.ts";
import {
  exchangeOf,
  type HistoryEntry,
  isNew,
  receivedIn,
  roomsIn,
  sectionsOf,
  sentIn,
} from "../ui/history/history-entries.ts";
import { HistoryList, useSteps } from "../ui/history/history-list.tsx";
import { DeleteAll, DeleteButton } from "./delete-buttons.tsx";
import { createDeletion } from "./deletion.ts";
import { focusAfterEntry, onEntryKey } from "./entry-keys.ts";
import { ExportButton } from "./export.tsx";
import type { KeptPings } from "./kept-pings.ts";
import { OlderButton } from "./older-button.tsx";
import { readAll } from "./pings-reader.ts";
import { Nothing, RoomFilter, SearchField } from "./search.tsx";
import type { People } from "./steady-signals.ts";
import { DeletionNote, useUndoKey } from "./undo.tsx";
import { useAnswer } from "./use-answer.ts";

const step = 30;

/** The page with all pings. */
export const App = (props: {
  settings: ReadonlySignal<Settings>;
  people: ReadonlySignal<People>;
  pings: KeptPings;
  /** The rooms of all pings that are kept. */
  rooms: ReadonlySignal<readonly string[]>;
  /** What was unread then, or has come since, stands first; milliseconds since 1970. */
  openedAt: ReadonlySignal<number>;
  /** When the present day began; with each new one the headings change. */
  today: ReadonlySignal<number>;
}) => {
  const { pings } = props;
  const query = useSignal("");
  const room = useSignal<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { problem: answerProblem, answer } = useAnswer();
  const exportProblem = useSignal<string | null>(null);
  const problem = answerProblem.value ?? exportProblem.value ?? pings.problem.value;
  const deletion = useMemo(createDeletion, []);
  const undo = useUndoKey(deletion, title);
  const gone = deletion.gone.value;
  const all = pings.all.value;
  const exchange = useMemo(() => exchangeOf(receivedIn(all), sentIn(all)), [all]);
  const { joined, here, called, roleIn } = props.people.value;
  props.today.value; // Yesterday's headings are not today's.
  const present = all.filter(({ key }) => !gone.has(key));
  const rooms = roomsIn(present, [...joined, ...props.rooms.value]);
  const showsRooms = rooms.length > 1;
  // A room whose last ping is deleted can no longer be chosen.
  const chosen = room.value !== null && rooms.includes(room.value) ? room.value : null;
  const wanted = { query: query.value, room: chosen, showsRooms };
  useLayoutEffect(() => pings.look(wanted), [pings, query.value, chosen, showsRooms]);
  const isSearch = !isEverything(wanted);
  const found = pings.found.value.filter(({ key }) => !gone.has(key));
  const { isBusy } = deletion;
  // What is found leaves the count at once; all there is, the core counts.
  const total =
    isSearch && pings.total.value !== undefined
      ? pings.total.value - (pings.found.value.length - found.length)
      : pings.total.value;
  const shown = useSteps(found.length, step, `${query.value}\n${chosen}`);
  const openedAt = props.openedAt.value;
  const sections = sectionsOf(found, (entry) => isNew(entry, openedAt, roleIn(entry.ping.room)), shown);
  const hasOlder = pings.hasOlder.value && !isBusy.value;
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
  const status = (): string => {
    if (isBusy.value) return say("history_deleting");
    if (!isSearch) return total ? sayCount("history_count", total, props.settings.value.keepDays) : "";
    if (total !== undefined) return sayCount("history_found", total);
    return pings.problem.value === null ? say("history_searching") : "";
  };
  return (
    <>
      <header>
        <div class="title">
          <h1 ref={title} tabIndex={-1}>
            {say("history_heading")}
          </h1>
          <p class="quiet" role="status">
            {status()}
          </p>
        </div>
        {(present.length > 0 || pings.hasOlder.value) && (
          <div class="tools">
            <SearchField query={query} />
            {showsRooms && <RoomFilter room={room} rooms={rooms} />}
            <ExportButton wanted={wanted} isPart={isSearch} problem={exportProblem} />
            <DeleteAll
              count={total}
              waiting={pings.waiting.value.filter(createFinder(wanted)).length}
              isPart={isSearch}
              deleteAll={() => {
                title.current?.focus();
                deletion.deleteAll(readAll(wanted));
              }}
            />
          </div>
        )}
        <p class="problem" role="alert">
          {problem}
        </p>
      </header>
      <DeletionNote deletion={deletion} undo={undo} />
      {found.length === 0 && !hasOlder && !isBusy.value && (
        <Nothing
          isSearch={isSearch}
          clear={() => {
            query.value = "";
            room.value = null;
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that are pressed in the entries come by here. */}
      <div class="entries" onKeyDown={onEntryKey}>
        <HistoryList
          sections={isBusy.value ? [] : sections}
          heading="h2"
          around={{ exchange, called, here, roleIn, showsRooms, answer, actions }}
        />
      </div>
      <OlderButton
        isThere={hasOlder}
        isBusy={pings.isReading.value || shown < found.length}
        last={sections.at(-1)?.entries.at(-1)?.key}
        readOlder={pings.readOlder}
      />
    </>
  );
};
