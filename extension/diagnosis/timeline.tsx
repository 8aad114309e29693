import { useSignal } from "@preact/signals";
import type { Change } from "../shared/core-values-schema.ts";
import { say, sayCount, saySentence, type Word } from "../shared/words/say.ts";
import type { Tone } from "./card.tsx";
import { dayOf, exactTime, fullTime } from "./formats.ts";
import { openly, type Voice } from "./voice.ts";

const happened: Record<Change["what"], [word: Word, tone?: Tone]> = {
  connecting: ["diagnosis_state_connecting", "busy"],
  connected: ["diagnosis_state_connected", "good"],
  reconnecting: ["diagnosis_state_reconnecting", "busy"],
  disconnected: ["diagnosis_state_disconnected", "bad"],
  paused: ["diagnosis_state_paused"],
  started: ["diagnosis_happened_started"],
  opened: ["diagnosis_happened_opened"],
  replaced: ["diagnosis_happened_replaced", "busy"],
  online: ["diagnosis_happened_online"],
  offline: ["diagnosis_happened_offline", "bad"],
  woke: ["diagnosis_happened_woke"],
  "set-back": ["diagnosis_happened_set_back"],
  unproven: ["diagnosis_happened_unproven", "bad"],
  "new-device": ["diagnosis_happened_new_device"],
};

/** A change in words. */
export const changeWords = (
  { what, room, why }: Change,
  voice: Voice,
): { what: string; room?: string; why?: string; tone?: Tone } => {
  const [word, tone] = happened[what];
  const reason = why && voice.free(saySentence(why));
  return {
    what: say(word),
    ...(room !== undefined && { room: voice.free(room) }),
    ...(reason && { why: reason }),
    ...(tone && { tone }),
  };
};

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
