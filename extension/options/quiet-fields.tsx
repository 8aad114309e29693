import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { quietNow } from "../shared/quiet/quiet-now.ts";
import { quietEnded } from "../shared/quiet/snooze.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { timeOf } from "../shared/words/times.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { Checkbox } from "../ui/field.tsx";
import { WeeklyHoursEditor } from "./weekly-hours-editor.tsx";

const lookMs = 1_000;

const statusOf = (set: Settings, now: number): string => {
  const quiet = quietNow(set, now);
  if (!quiet) return say("quiet_off");
  if (quiet.until !== null) return say("quiet_until", timeOf(quiet.until, now));
  return set.doNotDisturb ? say("quiet_by_hand") : say("quiet_always");
};

/** Whether the user may be disturbed now, with a button that ends that they may not. */
const QuietStatus = ({ set }: { set: Settings }) => {
  const now = useSignal(Date.now());
  useEffect(() => {
    const looking = setInterval(() => {
      now.value = Date.now();
    }, lookMs);
    return () => clearInterval(looking);
  }, [now]);
  const canEnd = quietNow(set, now.value) !== null;
  return (
    <div class="quiet-status">
      <span role="status">{statusOf(set, now.value)}</span>
      {canEnd && (
        <button type="button" onClick={() => changeSettings(quietEnded(set, Date.now()))}>
          {say("quiet_end")}
        </button>
      )}
    </div>
  );
};

const nights = { days: [0, 1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" };

/** When the user does not want to be disturbed. */
export const QuietFields = ({ set }: { set: Settings }) => (
  <>
    <QuietStatus set={set} />
    <small>{say("quiet_hint")}</small>
    <WeeklyHoursEditor
      name={say("quiet_hours")}
      add={say("quiet_hours_add")}
      hint={set.quietHours.length === 0 ? say("quiet_hours_none") : ""}
      hours={set.quietHours}
      another={nights}
      onChange={(quietHours) => changeSettings({ quietHours })}
    />
    <Checkbox
      name="urgentDisturbs"
      label={say("quiet_urgent_disturbs")}
      checked={set.urgentDisturbs}
      onChange={(urgentDisturbs) => changeSettings({ urgentDisturbs })}
    />
    <small>{say("quiet_urgent_hint")}</small>
  </>
);
