import { say } from "../words/say.ts";
import { dayName } from "./day-name.ts";
import type { HistoryEntry } from "./history-of.ts";
import { ReceivedEntry } from "./received-entry.tsx";
import type { Section } from "./sections-of.ts";
import { SentEntry } from "./sent-entry.tsx";
import { startOfDay } from "./start-of-day.ts";
import { Steady } from "./steady.tsx";
import type { Surroundings } from "./surroundings.ts";

const drawn = (entry: HistoryEntry, isNew: boolean, around: Surroundings) => {
  const actions = around.actions?.(entry);
  return entry.kind === "sent" ? (
    <SentEntry ping={entry.ping} dayIsSaid={!isNew} around={around} actions={actions} />
  ) : (
    <ReceivedEntry ping={entry.ping} isNew={isNew} around={around} actions={actions} />
  );
};

/** All that the looks of an entry depend on. */
const groundsOf = (entry: HistoryEntry, isNew: boolean, around: Surroundings): unknown[] => {
  const { exchange, here, roleIn, showsRooms, answer, actions } = around;
  const { kind, ping } = entry;
  const related =
    kind === "sent"
      ? [exchange.ownQuestion(ping), here(ping.room)]
      : [exchange.question(ping), exchange.ownAnswer(ping)];
  const today = startOfDay(Date.now());
  return [ping, isNew, today, roleIn(ping.room), showsRooms, answer, actions, ...related];
};

/** The pings of one day, or what is new, under a heading. */
export const Day = ({
  section: { of, entries },
  heading: Heading,
  around,
}: {
  section: Section;
  heading: "h2" | "h3";
  around: Surroundings;
}) => {
  const isNew = of === "new";
  return (
    <div class="day">
      <Heading id={`day-${of}`}>{isNew ? say("history_new") : dayName(of, Date.now())}</Heading>
      <ul aria-labelledby={`day-${of}`}>
        {entries.map((entry) => (
          <Steady
            key={entry.key}
            on={groundsOf(entry, isNew, around)}
            draw={() => drawn(entry, isNew, around)}
          />
        ))}
      </ul>
    </div>
  );
};
