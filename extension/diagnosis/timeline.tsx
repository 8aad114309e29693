import { useSignal } from "@preact/signals";
import type { Change } from "../shared/core-values-schema.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { changeWords } from "./change-words.ts";
import { dayOf, exactTime, fullTime } from "./formats.ts";
import { openly } from "./voice.ts";

/** Gathers what happened by day, in the order in which it comes. */
const byDay = <Each extends { at: number }>(events: readonly Each[]): Map<string, Each[]> => {
  const days = new Map<string, Each[]>();
  for (const event of events) {
    const day = dayOf(event.at);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
};

// As many as fit beside what else is looked at; the rest is there on request.
const shownAtFirst = 12;

const Entry = ({ change }: { change: Change }) => {
  const { what, room, why, tone = "" } = changeWords(change, openly);
  return (
    <li>
      <time dateTime={new Date(change.at).toISOString()} title={fullTime(change.at)}>
        {exactTime(change.at)}
      </time>
      <span class={`dot ${tone}`} aria-hidden="true" />
      <div>
        <strong>{what}</strong>
        {room !== undefined && <span class="tag">{room}</span>}
        {why && <p class="quiet">{why}</p>}
      </div>
    </li>
  );
};

/** What happened to the connection, newest first, by day. */
export const Timeline = ({ changes }: { changes: readonly Change[] }) => {
  const all = useSignal(false);
  const shown = all.value ? changes : changes.slice(0, shownAtFirst);
  const days = byDay(shown);
  const hidden = changes.length - shown.length;
  return (
    <section class="card timeline">
      <h2>{say("diagnosis_timeline")}</h2>
      {changes.length === 0 && <p class="quiet">{say("diagnosis_timeline_empty")}</p>}
      {[...days].map(([day, entries]) => (
        <div key={day}>
          <h3>{day}</h3>
          <ol>
            {entries.map((change) => (
              <Entry key={`${change.at} ${change.what} ${change.room}`} change={change} />
            ))}
          </ol>
        </div>
      ))}
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => {
            all.value = true;
          }}
        >
          {sayCount("diagnosis_timeline_more", hidden)}
        </button>
      )}
    </section>
  );
};
