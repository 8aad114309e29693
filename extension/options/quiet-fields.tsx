import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { Checkbox } from "./checkbox.tsx";
import { QuietStatus } from "./quiet-status.tsx";
import { WeeklyHoursEditor } from "./weekly-hours-editor.tsx";

const nights = { days: [0, 1, 2, 3, 4, 5, 6], from: "22:00", to: "07:00" };

/** When the user does not want to be disturbed. */
export const QuietFields = ({ set }: { set: Settings }) => (
  <fieldset class="part" id="quiet">
    <legend>{say("quiet_title")}</legend>
    <QuietStatus set={set} />
    <small>{say("quiet_hint")}</small>
    <WeeklyHoursEditor
      name={say("quiet_hours")}
      add={say("quiet_hours_add")}
      hint={set.quietHours.length === 0 ? say("quiet_hours_none") : ""}
      hours={set.quietHours}
      another={nights}
      onChange={(quietHours) => ask("changeSettings", { quietHours })}
    />
    <Checkbox
      name="urgentDisturbs"
      label={say("quiet_urgent_disturbs")}
      checked={set.urgentDisturbs}
      onChange={(urgentDisturbs) => ask("changeSettings", { urgentDisturbs })}
    />
    <small>{say("quiet_urgent_hint")}</small>
  </fieldset>
);
