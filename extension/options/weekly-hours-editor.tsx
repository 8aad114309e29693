import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { WeeklyHours } from "../shared/settings-schema.ts";
import { HoursRow } from "./hours-row.tsx";

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
