import type { RefObject } from "preact";
import type { Priority, Target } from "../shared/ping-schema.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, type Word } from "../shared/words/say.ts";
import { Cut } from "../ui/cut.tsx";
import type { Asking } from "./asking.ts";
import { Note } from "./note.tsx";
import type { Teammate } from "./roster.ts";
import type { Pinging } from "./use-ping.ts";

/** What pressing Enter does, in words. @param to undefined where somebody is yet to be chosen */
const enterWords = (to: Target["to"] | undefined, called: Called): string => {
  if (to === undefined) return say("popup_choose");
  return to === null ? say("popup_ping_everyone") : say("popup_ping", called(to));
};

/** The same in parts: what gives way where there is no room for all of it, and whom it is done to. */
const EnterLabel = ({ to, called }: { to: Target["to"] | undefined; called: Called }) => {
  if (typeof to !== "string") return <Cut>{enterWords(to, called)}</Cut>;
  const [before, after] = say("popup_ping", "\n").split("\n");
  return (
    <span class="whom">
      {before && <span>{before}</span>}
      <Cut>{called(to)}</Cut>
      {after && <span>{after}</span>}
    </span>
  );
};

const choices: readonly [Priority, Word, Word][] = [
  ["nudge", "popup_nudge", "popup_nudge_what"],
  ["ping", "popup_ordinary", "popup_ordinary_what"],
  ["urgent", "popup_urgent", "popup_urgent_what"],
];

/** How much of a stir the next ping makes. */
const PriorityChoice = ({ priority, choosePriority }: Pick<Pinging, "priority" | "choosePriority">) => (
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
          onChange={() => choosePriority(value)}
        />
        <span>{say(label)}</span>
      </label>
    ))}
  </fieldset>
);

/** The text field, and the button that pings whom it names: whoever was pinged last, or whose row the focus is on. */
export const Compose = ({
  pinging: { draft, priority, problem, type, choosePriority },
  asking,
  room,
  target,
  roster,
  called,
  field,
  lastText,
  ping,
  choose,
  leave,
  onKeyDown,
}: {
  pinging: Pinging;
  asking: Asking;
  /** The one that is shown. */
  room: string;
  /** Whom Enter pings where the focus is; undefined for nobody. */
  target: Target["to"] | undefined;
  roster: readonly Teammate[];
  called: Called;
  field: RefObject<HTMLInputElement | null>;
  /** The one that was sent last to the room; undefined if none was. */
  lastText: string | undefined;
  ping(to: Target["to"], byKey: boolean): void;
  /** Has somebody chosen, where nobody is. */
  choose(): void;
  /** The focus has left the button. */
  leave(): void;
  onKeyDown(event: KeyboardEvent): void;
}) => {
  const { text } = draft.value;
  const bringBack = (event: KeyboardEvent): boolean => {
    const isUndo = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (text !== "" || lastText === undefined || !(isUndo || event.key === "ArrowUp")) return false;
    event.preventDefault();
    type(lastText, room);
    return true;
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        // The browser presses the button for Enter in the field, and nobody can tell that from a press by hand.
        if (target === undefined) choose();
        else ping(target, document.activeElement === field.current);
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
          else if (!event.isComposing && !bringBack(event)) onKeyDown(event);
        }}
        onInput={(event) => {
          type(event.currentTarget.value, room);
          asking.forget();
        }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="how">
        <PriorityChoice priority={priority} choosePriority={choosePriority} />
        <button
          class="primary"
          type="submit"
          aria-label={say("popup_by_enter", enterWords(target, called))}
          // Two clicks in a row are one press.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          onBlur={leave}
        >
          <EnterLabel to={target} called={called} /> ↵
        </button>
      </div>
      <Note
        problem={problem.value}
        asked={asking.asked.value}
        length={text.length}
        to={target}
        priority={priority.value}
        room={room}
        roster={roster}
        called={called}
      />
    </form>
  );
};
