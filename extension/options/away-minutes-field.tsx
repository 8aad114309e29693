import { useSignal } from "@preact/signals";
import { Field } from "../shared/field.tsx";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const [least, most] = [1, 240];

/** After how many idle minutes the rooms are left. */
export const AwayMinutesField = ({ minutes }: { minutes: number }) => {
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
