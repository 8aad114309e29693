import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { timeOf } from "../shared/history/time-of.ts";
import { quietNow } from "../shared/quiet/quiet-now.ts";
import { type Settings, settings } from "../shared/settings.ts";
import { say } from "../shared/words/say.ts";
import { pressInList } from "./press-in-list.ts";
import { quietChoices } from "./quiet-choices.ts";

// The longest that a timer can wait.
const longestMs = 2 ** 31 - 1;

/** Whether this person is disturbed, until when not, and the ways to change that. */
export const QuietMenu = ({ settings: set }: { settings: Settings }) => {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const ends = useSignal(0);
  ends.value; // Time alone may end it.
  const now = Date.now();
  const quiet = quietNow(set, now);
  const until = quiet?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(
      () => {
        ends.value += 1;
      },
      Math.min(until - Date.now(), longestMs),
    );
    return () => clearTimeout(timer);
  }, [until, ends.value]);

  const words = quiet && (until === null ? say("popup_quiet_on") : say("popup_until", timeOf(until, now)));
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  return (
    <>
      <button
        type="button"
        class={quiet ? "icon pressed" : "icon"}
        aria-label={quiet ? `${say("popup_do_not_disturb")}: ${words}` : say("popup_do_not_disturb")}
        aria-haspopup="menu"
        title={say(quiet ? "popup_quiet_is" : "popup_quiet_what")}
        popovertarget={id}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
        </svg>
        {words}
      </button>
      <div
        id={id}
        ref={menu}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={say("popup_do_not_disturb")}
        onToggle={({ newState }) => {
          if (newState === "open")
            items()
              .find((item) => item.ariaChecked === "true")
              ?.focus();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault(); // The browser would close the popup as well.
            menu.current?.hidePopover();
          } else pressInList(event, { buttons: items() });
        }}
      >
        {quietChoices(set, now).map(({ words: choice, change, isChosen }) => (
          <button
            key={choice}
            type="button"
            role="menuitemradio"
            aria-checked={isChosen}
            onClick={() => {
              menu.current?.hidePopover();
              settings.update((current) => ({ ...current, ...change }));
            }}
          >
            {choice}
          </button>
        ))}
        <button type="button" role="menuitem" onClick={() => chrome.runtime.openOptionsPage()}>
          {say("popup_quiet_hours")}
        </button>
      </div>
    </>
  );
};
