import { settings } from "../shared/settings.ts";

const choices: readonly [hours: number, words: string][] = [
  [1, "1 hour"],
  [8, "8 hours"],
  [24, "24 hours"],
  [72, "3 days"],
  [168, "a week"],
];

/** How long a ping waits for a teammate who is offline. */
export const KeepTryingField = ({ hours }: { hours: number }) => (
  <label class="field">
    <span>A ping waits for a teammate who is offline</span>
    <select
      name="keepTryingHours"
      value={String(hours)}
      onChange={(event) => {
        const keepTryingHours = Number(event.currentTarget.value);
        settings.update((now) => ({ ...now, keepTryingHours }));
      }}
    >
      {choices.map(([value, words]) => (
        <option key={value} value={String(value)}>
          {words}
        </option>
      ))}
    </select>
    <small>Your browser delivers it when both of you are next in the room.</small>
  </label>
);
