import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { WeeklyHours } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { DayChoice } from "./day-choice.tsx";
import { rowHint, rowProblem } from "./row-problem.ts";

/** One line of weekly hours. What is not complete stays here until it is. */
export const HoursRow = ({
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
