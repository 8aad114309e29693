import { longestTryingHours, maxKept } from "../shared/limits.ts";
import { language, say, sayCount } from "../shared/words/say.ts";
import { changeSettings } from "../ui/change-settings.ts";

const waits = (): readonly [hours: number, words: string][] => [
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
        changeSettings({ keepTryingHours });
      }}
    >
      {waits().map(([value, words]) => (
        <option key={value} value={String(value)}>
          {words}
        </option>
      ))}
    </select>
    <small id="keepTrying-note">{say("options_waits_hint")}</small>
  </label>
);

const keepDayChoices: readonly number[] = [7, 30, 90, 365];

const format = (n: number): string => new Intl.NumberFormat(language()).format(n);

/** For how long pings stay in the list of all pings. */
export const KeepDaysField = ({ days }: { days: number }) => (
  <label class="field">
    <span>{say("history_keep_for")}</span>
    <select
      name="keepDays"
      value={String(days)}
      onChange={(event) => {
        const keepDays = Number(event.currentTarget.value);
        changeSettings({ keepDays });
      }}
    >
      {[...new Set([...keepDayChoices, days])]
        .sort((a, b) => a - b)
        .map((value) => (
          <option key={value} value={String(value)}>
            {sayCount("history_days", value)}
          </option>
        ))}
    </select>
    <small>{say("history_keep_hint", format(maxKept))}</small>
  </label>
);
