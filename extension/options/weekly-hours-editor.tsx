import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { WeeklyHours } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { DayChoice } from "./day-choice.tsx";

/** Says what is wrong with a line of weekly hours as it was entered, or null. A time that is not complete is empty. */
export const rowProblem = ({ days, from, to }: WeeklyHours): string | null => {
  if (days.length === 0) return say("quiet_row_no_day");
  return from === "" || to === "" ? say("quiet_row_no_time") : null;
};

/** Says what may surprise of hours that are as they should be, or nothing. */
export const rowHint = ({ from, to }: WeeklyHours): string => {
  if (from === to) return say("quiet_row_whole_day");
  return to < from ? say("quiet_row_next_day") : "";
};

/** One line of weekly hours. What is not complete stays here until it is. */
const HoursRow = ({
  name,
  number,
  hours,
  onChange,
  onRemove,
}: {
  /** What the hours are for. */
  name: string;
  /** Of the line, from 1. */
  number: number;
  hours: WeeklyHours;
  onChange(hours: WeeklyHours): void;
  onRemove(): void;
}) => {
  const noteId = useId();
  const unfinished = useSignal<WeeklyHours | null>(null);
  const shown = unfinished.value ?? hours;
  const problem = rowProblem(shown);
  const change = (part: Partial<WeeklyHours>) => {
    const changed = { ...shown, ...part };
    const isFinished = rowProblem(changed) === null;
    unfinished.value = isFinished ? null : changed;
    if (isFinished) onChange(changed);
  };
  const time = (side: "from" | "to", label: string) => (
    <label>
      <span>{label}</span>
      <input
        type="time"
        name={side}
        required
        value={shown[side]}
        aria-invalid={shown[side] === ""}
        aria-describedby={noteId}
        onChange={(event) => change({ [side]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <li>
      <fieldset class="hours-row">
        <legend class="unseen">{say("quiet_row", name, number)}</legend>
        <DayChoice chosen={shown.days} onChange={(days) => change({ days })} />
        <div class="times">
          {time("from", say("quiet_row_from"))}
          {time("to", say("quiet_row_to"))}
          <button
            class="remove"
            type="button"
            aria-label={say("quiet_row_remove", number)}
            title={say("quiet_row_remove", number)}
            onClick={onRemove}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.500 10.500v5M13.500 10.500v5" />
            </svg>
          </button>
        </div>
        <small id={noteId} class={problem ? "problem" : ""} role={problem ? "alert" : undefined}>
          {problem ?? rowHint(shown)}
        </small>
      </fieldset>
    </li>
  );
};

// As many as a week has days, twice over.
const maxRows = 14;

/** Weekly hours, a line for each time that they have; stored as soon as a line is complete. */
export const WeeklyHoursEditor = ({
  name,
  add,
  hint,
  hours,
  another,
  onChange,
}: {
  /** What the hours are for. */
  name: string;
  /** What the button says that adds a line. */
  add: string;
  /** What these hours, or none, mean. */
  hint: string;
  hours: readonly WeeklyHours[];
  /** What a new line begins with. */
  another: WeeklyHours;
  onChange(hours: WeeklyHours[]): void;
}) => {
  const addButton = useRef<HTMLButtonElement>(null);
  // What was begun in a line belongs to that line: with each one that is removed all lines are new ones.
  const removals = useSignal(0);
  return (
    <div class="weekly-hours">
      <strong>{name}</strong>
      <small>{hint}</small>
      {hours.length > 0 && (
        <ul>
          {hours.map((each, at) => (
            <HoursRow
              key={`${removals.value} ${at}`}
              name={name}
              number={at + 1}
              hours={each}
              onChange={(changed) => onChange(hours.with(at, changed))}
              onRemove={() => {
                removals.value += 1;
                onChange(hours.toSpliced(at, 1));
                addButton.current?.focus(); // The button that was pressed goes with its line.
              }}
            />
          ))}
        </ul>
      )}
      {hours.length < maxRows && (
        <button ref={addButton} class="add" type="button" onClick={() => onChange([...hours, another])}>
          {add}
        </button>
      )}
    </div>
  );
};
