import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../shared/words/say.ts";
import { isEditable } from "./is-editable.ts";

/** Where one types what to look for. From anywhere on the page “/” leads here, and Escape empties it. */
export const SearchField = ({ query }: { query: Signal<string> }) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isSlash || isEditable(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div class="search">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        ref={input}
        name="query"
        type="search"
        value={query.value}
        placeholder={say("history_search_here")}
        aria-label={say("history_search")}
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (query.value === "") event.currentTarget.blur();
          query.value = "";
        }}
      />
      <span class="key" aria-hidden="true">
        /
      </span>
    </div>
  );
};
