import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../shared/words/say.ts";
import { isEditable } from "./entry-keys.ts";

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

/** Chooses the room whose pings are listed. */
export const RoomFilter = ({ room, rooms }: { room: Signal<string | null>; rooms: readonly string[] }) => (
  <select
    name="room"
    aria-label={say("history_room_filter")}
    // No room has an empty name.
    value={room.value ?? ""}
    onChange={(event) => {
      room.value = event.currentTarget.value || null;
    }}
  >
    <option value="">{say("history_all_rooms")}</option>
    {rooms.map((each) => (
      <option key={each} value={each}>
        {each}
      </option>
    ))}
  </select>
);

/** What the page shows in the place of a list: that there are no pings, or none of those that are looked for. */
export const Nothing = ({ isSearch, clear }: { isSearch: boolean; clear(): void }) => (
  <div class="nothing">
    <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
      {isSearch ? (
        <path d="M21 34a13 13 0 1 0 0-26 13 13 0 0 0 0 26Zm9.5-3.5L41 41M16 21h10" />
      ) : (
        <path d="M24 29a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm-9.9 4.9a14 14 0 0 1 0-19.8m19.8 0a14 14 0 0 1 0 19.8M8.4 39.6a22 22 0 0 1 0-31.2m31.2 0a22 22 0 0 1 0 31.2" />
      )}
    </svg>
    <p>
      <strong>{say(isSearch ? "history_nothing_found" : "history_nothing")}</strong>
    </p>
    <p class="quiet">{say(isSearch ? "history_nothing_found_hint" : "history_nothing_hint")}</p>
    {isSearch && (
      <button class="small" type="button" onClick={clear}>
        {say("history_show_all")}
      </button>
    )}
  </div>
);
