import type { Settings } from "../shared/settings-schema.ts";
import type { TestPingRun } from "../shared/test-ping-run.ts";
import { say } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";
import { Checkbox } from "../ui/field.tsx";
import { TestPing } from "../ui/test-ping/test-ping.tsx";

/** How pings make themselves noticed, each by itself, and a test of whether they do. */
export const NotificationFields = ({
  notify,
  sound,
  badge,
  room,
  testPing,
}: Pick<Settings, "notify" | "sound" | "badge" | "room"> & { testPing: TestPingRun | null }) => (
  <div class="notifications">
    <Checkbox
      name="notify"
      label={say("options_notify")}
      checked={notify}
      onChange={(checked) => changeSettings({ notify: checked })}
    />
    <small>{say("options_notify_hint")}</small>
    <Checkbox
      name="sound"
      label={say("options_sound")}
      checked={sound}
      onChange={(checked) => changeSettings({ sound: checked })}
    />
    <Checkbox
      name="badge"
      label={say("options_badge")}
      checked={badge}
      onChange={(checked) => changeSettings({ badge: checked })}
    />
    <TestPing run={testPing} room={room} />
  </div>
);
