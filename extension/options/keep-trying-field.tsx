import { longestTryingHours } from "../shared/limits.ts";

import { say, sayCount } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const choices = (): readonly [hours: number, words: string][] => [
  [1, sayCount("options_hours", 1)],
  [8, sayCount("options_hours", 8)],
  [24, sayCount("options_hours", 24)],
  [72, sayCount("options_days", 3)],
  [longestTryingHours, say("options_week")],
];

/** How long a ping waits for a teammate who is offline. */
export const KeepTryingField = ({ hours }: { hours: number }) => (
  <label class="field">
    <span id="keepTrying-label">{say("options_waits")}</span>
    <select
      aria-labelledby="keepTrying-label"
      aria-describedby="keepTrying-note"
      name="keepTryingHours"
      value={String(hours)}
      onChange={(event) => {
        const keepTryingHours = Number(event.currentTarget.value);
        ask("changeSettings", { keepTryingHours });
      }}
    >
      {choices().map(([value, words]) => (
        <option key={value} value={String(value)}>
          {words}
        </option>
      ))}
    </select>
    <small id="keepTrying-note">{say("options_waits_hint")}</small>
  </label>
);
