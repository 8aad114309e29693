import type { Signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { matching } from "../shared/matching.ts";
import { say, sayCount } from "../shared/words/say.ts";
import type { Match } from "./use-rows.ts";

/** Narrows the list of teammates to those whose name begins with what is typed. Enter pings the first of them. */
export const FindField = ({
  find,
  found,
  isFinding,
  isShown,
  hits,
  leave,
  toList,
  pingFirst,
}: {
  find: Signal<string>;
  /** Is given what finds them. */
  found: Signal<Match | undefined>;
  /** Whether the focus is here. */
  isFinding: Signal<boolean>;
  /** Whether it is there before it is used. */
  isShown: boolean;
  /** Names of those who are found. */
  hits: readonly string[];
  /** Back to the message. */
  leave(): void;
  toList(): void;
  pingFirst(): void;
}) => {
  useLayoutEffect(() => {
    found.value = matching;
  }, [found]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "Escape" && find.value !== "") find.value = "";
    else if (key === "Escape" || key === "ArrowUp") leave();
    else if (key === "ArrowDown") toList();
    else if (key === "Enter" && !event.repeat) pingFirst();
    else return;
    event.preventDefault();
  };
  const [first] = hits;
  return (
    <>
      <input
        type="search"
        name="find"
        class={isShown ? "find" : "find spare"}
        value={find.value}
        placeholder={say("popup_find")}
        aria-label={say("popup_find")}
        aria-controls="teammates"
        autocomplete="off"
        spellcheck={false}
        onKeyDown={onKeyDown}
        onFocus={() => {
          isFinding.value = true;
        }}
        onBlur={() => {
          isFinding.value = false;
        }}
        onInput={(event) => {
          find.value = event.currentTarget.value;
        }}
      />
      <p class="unseen" role="status">
        {find.value !== "" && first !== undefined && sayCount("popup_found", hits.length, first)}
        {find.value !== "" && first === undefined && say("popup_found_nobody", find.value)}
      </p>
    </>
  );
};
