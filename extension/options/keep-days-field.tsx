import { maxInbox, maxOutbox } from "../shared/limits.ts";
import { language, say, sayCount } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const choices: readonly number[] = [7, 30, 90, 365];

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
        ask("changeSettings", { keepDays });
      }}
    >
      {[...new Set([...choices, days])]
        .sort((a, b) => a - b)
        .map((value) => (
          <option key={value} value={String(value)}>
            {sayCount("history_days", value)}
          </option>
        ))}
    </select>
    <small>{say("history_keep_hint", format(maxInbox), format(maxOutbox))}</small>
  </label>
);
