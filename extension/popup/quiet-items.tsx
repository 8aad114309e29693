import { useLayoutEffect, useRef } from "preact/hooks";
import { type QuietSettings, quietNow } from "../shared/quiet/quiet-now.ts";
import { quietEnded, snoozeChoices } from "../shared/quiet/snooze.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { endOf } from "../shared/words/times.ts";
import { changeProblem, changeSettings } from "../ui/change-settings.ts";
import { pressInList } from "./press-in-list.ts";

/** One way to be disturbed or not. */
export interface QuietChoice {
  words: string;
  /** What it sets. */
  change: Partial<Settings>;
  /** Whether it is how things are. */
  isChosen: boolean;
}

/**
 * The ways not to be disturbed, and to be. What ends by itself, be it a while or quiet hours, is one of them as long as it
 * lasts.
 *
 * @param now milliseconds since 1970
 */
export const quietChoices = (settings: QuietSettings, now: number): QuietChoice[] => {
  const { doNotDisturb } = settings;
  const quiet = quietNow(settings, now);
  const until = quiet?.until ?? null;
  const passing = {
    words: until === null ? say("popup_quiet_on") : say("popup_until", endOf(until, now)),
    change: {},
    isChosen: true,
  };
  return [
    { words: say("popup_quiet_off"), change: quietEnded(settings, now), isChosen: quiet === null },
    ...(quiet && !doNotDisturb ? [passing] : []),
    ...snoozeChoices(now).map(({ word, until }) => ({
      words: say(word),
      change: { doNotDisturb: false, snoozedUntil: until },
      isChosen: false,
    })),
    {
      words: say("popup_quiet_endless"),
      change: { doNotDisturb: true, snoozedUntil: 0 },
      isChosen: doNotDisturb,
    },
  ];
};

/** What the menu of the ways not to be disturbed offers. The focus is on how things are. */
export const QuietItems = ({
  settings,
  close,
}: {
  settings: Settings;
  /** Closes the menu. */
  close(): void;
}) => {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => menu.current?.querySelector<HTMLElement>("[aria-checked=true]")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") {
      pressInList(event, { buttons: [...(menu.current?.querySelectorAll("button") ?? [])] });
      return;
    }
    event.preventDefault(); // The browser would close the popup as well.
    close();
  };
  return (
    <div ref={menu} role="menu" tabIndex={-1} aria-label={say("popup_do_not_disturb")} onKeyDown={onKeyDown}>
      {quietChoices(settings, Date.now()).map(({ words, change, isChosen }) => (
        <button
          key={words}
          type="button"
          role="menuitemradio"
          aria-checked={isChosen}
          onClick={async () => {
            if (await changeSettings(change)) close();
          }}
        >
          {words}
        </button>
      ))}
      <button type="button" role="menuitem" onClick={() => chrome.runtime.openOptionsPage()}>
        {say("popup_quiet_hours")}
      </button>
      <p class="problem" role="alert">
        {changeProblem.value}
      </p>
    </div>
  );
};
