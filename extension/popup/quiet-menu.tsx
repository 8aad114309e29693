import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { quietNow } from "../shared/quiet/quiet-now.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { endOf } from "../shared/words/times.ts";
import { addStyle, lazily } from "../ui/lazily.tsx";
import quietItemsStyle from "./quiet-items.css?url";

const QuietItems = lazily(
  async () => (await Promise.all([import("./quiet-items.tsx"), addStyle(quietItemsStyle)]))[0].QuietItems,
);

// The longest that a timer can wait.
const longestMs = 2 ** 31 - 1;

/** Whether this person is disturbed, until when not, and the ways to change that. */
export const QuietMenu = ({ settings }: { settings: Settings }) => {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const isOpen = useSignal(false);
  const ends = useSignal(0);
  ends.value; // Time alone may end it.
  const now = Date.now();
  const quiet = quietNow(settings, now);
  const until = quiet?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const end = () => {
      ends.value += 1;
    };
    const timer = setTimeout(end, Math.min(until - Date.now(), longestMs));
    return () => clearTimeout(timer);
  }, [until, ends.value]);

  const words = quiet && (until === null ? say("popup_quiet_on") : say("popup_until", endOf(until, now)));
  const name = say("popup_do_not_disturb");
  return (
    <>
      <button
        type="button"
        class={quiet ? "icon pressed" : "icon"}
        aria-label={quiet ? `${name}: ${words}` : name}
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
        onToggle={({ newState }) => {
          isOpen.value = newState === "open";
        }}
      >
        {isOpen.value && <QuietItems settings={settings} close={() => menu.current?.hidePopover()} />}
      </div>
    </>
  );
};
