import { settings } from "../shared/settings.ts";

/** Whether notifications make a sound. */
export const SoundField = ({ sound }: { sound: boolean }) => (
  <label class="checkbox">
    <input
      type="checkbox"
      name="sound"
      checked={sound}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        settings.update((now) => ({ ...now, sound: checked }));
      }}
    />
    <span>Notifications make a sound</span>
  </label>
);
