import { language, say } from "../shared/words/say.ts";
import { weekDays } from "./week-days.ts";

/** Switches for the days of the week. */
export const DayChoice = ({
  chosen,
  onChange,
}: {
  /** 0 is Sunday. */
  chosen: readonly number[];
  onChange(days: number[]): void;
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset reads its legend twice.
  <div class="days" role="group" aria-label={say("quiet_row_days")}>
    {weekDays(language(), chrome.i18n.getUILanguage()).map(({ day, short, long }) => {
      const isChosen = chosen.includes(day);
      const others = chosen.filter((each) => each !== day);
      return (
        <button
          key={day}
          type="button"
          aria-pressed={isChosen}
          title={long}
          onClick={() => onChange(isChosen ? others : [...others, day].sort())}
        >
          {short}
        </button>
      );
    })}
  </div>
);
