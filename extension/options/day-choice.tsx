import { language, say } from "../shared/words/say.ts";

/** A day of the week and what it is called. */
interface WeekDay {
  /** 0 is Sunday, 6 Saturday. */
  day: number;
  /** As short as people write it: “Mon”. */
  short: string;
  long: string;
}

// Chrome's name for it, and the one that it had before (https://tc39.es/proposal-intl-locale-info/).
interface WithWeekInfo {
  getWeekInfo?(): { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** With which day the week begins in a region; 1 is Monday, 7 Sunday. Monday where the browser does not know. */
const firstDayOf = (region: string): number => {
  const locale = new Intl.Locale(region) as WithWeekInfo;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
};

/**
 * The days of the week.
 *
 * @param language in which they are named, a BCP 47 tag
 * @param region whose order they have, a BCP 47 tag
 */
export const weekDays = (language: string, region: string): WeekDay[] => {
  const [short, long] = (["short", "long"] as const).map(
    (weekday) => new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" }),
  );
  const first = firstDayOf(region);
  return Array.from({ length: 7 }, (_, n) => {
    const day = (first + n) % 7;
    const date = Date.UTC(2023, 0, 1 + day); // 1 January 2023 was a Sunday.
    return { day, short: short?.format(date) ?? "", long: long?.format(date) ?? "" };
  });
};

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
