import { useSignal } from "@preact/signals";
import type { KnownEngine } from "../shared/connection-schema.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say, type Word } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Field } from "../ui/field.tsx";
import { CostUsage } from "./cost-usage.tsx";
import { WeeklyHoursEditor } from "./weekly-hours-editor.tsx";

const [least, most] = [1, 240];

/** After how many idle minutes the rooms are left. */
const AwayMinutesField = ({ minutes }: { minutes: number }) => {
  const problem = useSignal<string | null>(null);
  const store = async (typed: string) => {
    const leaveAfterMinutes = Number(typed);
    const isGood =
      Number.isInteger(leaveAfterMinutes) && leaveAfterMinutes >= least && leaveAfterMinutes <= most;
    problem.value = isGood ? null : say("cost_minutes_problem", least, most);
    if (isGood) await ask("changeSettings", { leaveAfterMinutes });
  };
  return (
    <Field
      label={say("cost_minutes")}
      name="leaveAfterMinutes"
      type="number"
      min={least}
      max={most}
      value={minutes}
      hint={say("cost_minutes_hint")}
      problem={problem.value}
      onChange={(event) => store(event.currentTarget.value)}
    />
  );
};

const workdays = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };

const choices: [Settings["leaveWhenAway"], Word][] = [
  ["on-twilio", "cost_leave_on_twilio"],
  ["always", "cost_leave_always"],
  ["never", "cost_leave_never"],
];

/** When to be in the rooms: each connected minute may cost. */
export const CostFields = ({ set, known }: { set: Settings; known: KnownEngine | undefined }) => (
  <fieldset class="part" id="cost">
    <legend>{say("cost_title")}</legend>
    <CostUsage known={known?.serviceUrl === set.serviceUrl ? known : undefined} />
    <label class="field">
      <span>{say("cost_leave")}</span>
      <select
        name="leaveWhenAway"
        value={set.leaveWhenAway}
        onChange={(event) => {
          const chosen = choices.find(([value]) => value === event.currentTarget.value);
          if (chosen) ask("changeSettings", { leaveWhenAway: chosen[0] });
        }}
      >
        {choices.map(([value, word]) => (
          <option key={value} value={value}>
            {say(word)}
          </option>
        ))}
      </select>
      <small>{say("cost_leave_hint")}</small>
    </label>
    {set.leaveWhenAway !== "never" && <AwayMinutesField minutes={set.leaveAfterMinutes} />}
    <WeeklyHoursEditor
      name={say("cost_hours")}
      add={say("cost_hours_add")}
      hint={set.workingHours.length === 0 ? say("cost_hours_none") : say("cost_hours_hint")}
      hours={set.workingHours}
      another={workdays}
      onChange={(workingHours) => ask("changeSettings", { workingHours })}
    />
  </fieldset>
);
