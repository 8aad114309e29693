import { useLayoutEffect, useRef } from "preact/hooks";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { pressInList } from "./press-in-list.ts";
import { quietChoices } from "./quiet-choices.ts";

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
          onClick={() => {
            close();
            ask("changeSettings", change);
          }}
        >
          {words}
        </button>
      ))}
      <button type="button" role="menuitem" onClick={() => chrome.runtime.openOptionsPage()}>
        {say("popup_quiet_hours")}
      </button>
    </div>
  );
};
