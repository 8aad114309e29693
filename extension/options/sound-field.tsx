import { settings } from "../shared/settings.ts";
import { say } from "../shared/words/say.ts";
import { Checkbox } from "./checkbox.tsx";

/** Whether notifications make a sound. */
export const SoundField = ({ sound }: { sound: boolean }) => (
  <Checkbox
    name="sound"
    label={say("options_sound")}
    checked={sound}
    onChange={(checked) => settings.update((now) => ({ ...now, sound: checked }))}
  />
);
