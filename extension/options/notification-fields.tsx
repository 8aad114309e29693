import { type Settings, settings } from "../shared/settings.ts";
import { TestPing } from "../shared/test-ping/test-ping.tsx";
import { say } from "../shared/words/say.ts";
import { Checkbox } from "./checkbox.tsx";

/** How pings make themselves noticed, each by itself, and a test of whether they do. */
export const NotificationFields = ({
  notify,
  sound,
  badge,
}: Pick<Settings, "notify" | "sound" | "badge">) => {
  const store = (change: Partial<Settings>) => settings.update((now) => ({ ...now, ...change }));
  return (
    <fieldset class="notifications">
      <legend>{say("options_notifications")}</legend>
      <Checkbox
        name="notify"
        label={say("options_notify")}
        checked={notify}
        onChange={(checked) => store({ notify: checked })}
      />
      <small>{say("options_notify_hint")}</small>
      <Checkbox
        name="sound"
        label={say("options_sound")}
        checked={sound}
        onChange={(checked) => store({ sound: checked })}
      />
      <Checkbox
        name="badge"
        label={say("options_badge")}
        checked={badge}
        onChange={(checked) => store({ badge: checked })}
      />
      <TestPing />
    </fieldset>
  );
};
