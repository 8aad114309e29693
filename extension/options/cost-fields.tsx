import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { KnownEngine, Usage } from "../shared/connection-schema.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { language, say, type Word } from "../shared/words/say.ts";
import { timeOf } from "../shared/words/times.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { Field } from "../ui/field.tsx";
import { useWhileUnseen } from "./use-while-unseen.ts";
import { WeeklyHoursEditor } from "./weekly-hours-editor.tsx";

// The service counts by calendar months in UTC.
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * What is used up of the present month; undefined where the service has said nothing of it, or last in another month.
 *
 * @param now milliseconds since 1970
 */
export const usageOfMonth = ({ usage, toldAt }: KnownEngine, now: number): Usage | undefined =>
  monthOf(toldAt) === monthOf(now) ? usage : undefined;

// From here on the bar warns.
const scarce = 0.9;

const costSentence = (known: KnownEngine, usage: Usage | undefined): string => {
  if (!usage) return say(known.usage ? "cost_month_unknown" : "cost_twilio");
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: 0 });
  const used = number.format(usage.participantMinutes);
  const told = timeOf(known.toldAt, Date.now());
  return usage.budget === null
    ? say("cost_used", used, told)
    : say("cost_used_of", used, number.format(usage.budget), told);
};

/** What the rooms of a service on Twilio cost, as far as it has said so. */
const CostUsage = ({ known }: { known: KnownEngine }) => {
  const usage = usageOfMonth(known, Date.now());
  const { participantMinutes = 0, budget = null } = usage ?? {};
  return (
    <div class="usage">
      <p id="usage">{costSentence(known, usage)}</p>
      {budget !== null && budget > 0 && (
        <progress
          class={participantMinutes >= budget * scarce ? "scarce" : ""}
          max={budget}
          value={Math.min(participantMinutes, budget)}
          aria-labelledby="usage"
        />
      )}
    </div>
  );
};

const [least, most] = [1, 240];

/** After how many idle minutes the rooms are left. */
const AwayMinutesField = ({ minutes }: { minutes: number }) => {
  const problem = useSignal<string | null>(null);
  const store = async (typed: string) => {
    const leaveAfterMinutes = Number(typed);
    const isGood =
      Number.isInteger(leaveAfterMinutes) && leaveAfterMinutes >= least && leaveAfterMinutes <= most;
    problem.value = isGood ? null : say("cost_minutes_problem", least, most);
    if (isGood) await changeSettings({ leaveAfterMinutes });
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

/** Whether the rooms are left while nobody is there. */
const LeaveField = ({ leave }: { leave: Settings["leaveWhenAway"] }) => (
  <label class="field">
    <span id="leaveWhenAway-label">{say("cost_leave")}</span>
    <select
      name="leaveWhenAway"
      aria-labelledby="leaveWhenAway-label"
      aria-describedby="leaveWhenAway-note"
      value={leave}
      onChange={(event) => {
        const chosen = choices.find(([value]) => value === event.currentTarget.value);
        if (chosen) changeSettings({ leaveWhenAway: chosen[0] });
      }}
    >
      {choices.map(([value, word]) => (
        <option key={value} value={value}>
          {say(word)}
        </option>
      ))}
    </select>
    <small id="leaveWhenAway-note">{say("cost_leave_hint")}</small>
  </label>
);

/** When to be in the rooms at all, wherever they are. */
export const WorkingHoursFields = ({ hours }: { hours: Settings["workingHours"] }) => (
  <WeeklyHoursEditor
    name={say("cost_hours")}
    add={say("cost_hours_add")}
    hint={hours.length === 0 ? say("cost_hours_none") : say("cost_hours_hint")}
    hours={hours}
    another={workdays}
    onChange={(workingHours) => changeSettings({ workingHours })}
  />
);

/** Leaving the rooms to save minutes, and what was used of them; nothing where no minute costs. */
export const CostFields = ({ set, known }: { set: Settings; known: KnownEngine | undefined }) => {
  const here = known?.serviceUrl === set.serviceUrl ? known : undefined;
  const place = useRef<HTMLDivElement>(null);
  // Whoever leaves the rooms without a cost must find the way back.
  const isWanted = here?.engine === "twilio" || set.leaveWhenAway === "always";
  const isShown = useWhileUnseen(isWanted, place);
  return (
    <div class="cost" id="cost" ref={place}>
      {isShown && (
        <>
          <LeaveField leave={set.leaveWhenAway} />
          {set.leaveWhenAway !== "never" && <AwayMinutesField minutes={set.leaveAfterMinutes} />}
          {here?.engine === "twilio" && <CostUsage known={here} />}
        </>
      )}
    </div>
  );
};
