import { say } from "../shared/words/say.ts";

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
