import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import type { Target } from "../shared/last-target.ts";
import type { Priority } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, type Word } from "../shared/words/say.ts";
import type { Asking } from "./asking.ts";
import { Note } from "./note.tsx";
import type { Teammate } from "./roster.ts";
import type { Pinging } from "./use-ping.ts";

/** What pinging somebody or everyone is called on what does it. */
const pingWords = (to: Target["to"], called: Called): string =>
  to === null ? say("popup_ping_everyone") : say("popup_ping", called(to));

const choices: readonly [Priority, Word, Word][] = [
  ["nudge", "popup_nudge", "popup_nudge_what"],
  ["ping", "popup_ordinary", "popup_ordinary_what"],
  ["urgent", "popup_urgent", "popup_urgent_what"],
];

/** How much of a stir the next ping makes. */
const PriorityChoice = ({ priority }: { priority: Signal<Priority> }) => (
  <fieldset class="priority">
    <legend class="unseen">{say("popup_how_urgent")}</legend>
    {choices.map(([value, label, what]) => (
      <label key={value} title={say(what)}>
        <input
          class="unseen"
          type="radio"
          name="priority"
          value={value}
          checked={priority.value === value}
          onChange={() => {
            priority.value = value;
          }}
        />
        <span>{say(label)}</span>
      </label>
    ))}
  </fieldset>
);

/** The text field, and the button that pings whoever was pinged last; Enter does the same. */
export const Compose = ({
  pinging: { draft, priority, problem, type },
  asking,
  room,
  target,
  about,
  roster,
  called,
  field,
  ping,
  onKeyDown,
}: {
  pinging: Pinging;
  asking: Asking;
  /** The one that is shown. */
  room: string;
  /** Whom Enter in the field pings. */
  target: Target["to"];
  /** Whom Enter pings where the focus is; undefined for nobody. */
  about: Target["to"] | undefined;
  roster: readonly Teammate[];
  called: Called;
  field: RefObject<HTMLInputElement | null>;
  ping(to: Target["to"], byKey: boolean): void;
  onKeyDown(event: KeyboardEvent): void;
}) => {
  const { text } = draft.value;
  const label = pingWords(target, called);
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        // The browser presses the button for Enter in the field, and nobody can tell that from a press by hand.
        ping(target, document.activeElement === field.current);
      }}
    >
      <input
        ref={field}
        name="text"
        value={text}
        placeholder={say("popup_say_something")}
        aria-label={say("popup_text")}
        autocomplete="off"
        autofocus
        onKeyDown={(event) => {
          // The key that opened the popup may still be down, and one that is held down is one press.
          if (event.key === "Enter" && event.repeat) event.preventDefault();
          else if (!event.isComposing) onKeyDown(event);
        }}
        onInput={(event) => {
          type(event.currentTarget.value, room);
          asking.forget();
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="how">
        <PriorityChoice priority={priority} />
        <button
          class="primary"
          type="submit"
          aria-label={say("popup_by_enter", label)}
          title={label}
          // Two clicks in a row are one press.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
        >
          <span class="cut">{label}</span> ↵
        </button>
      </div>
      <Note
        problem={problem.value}
        asked={asking.asked.value}
        length={text.length}
        to={about}
        priority={priority.value}
        roster={roster}
        called={called}
      />
    </form>
  );
};
