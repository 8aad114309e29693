import type { HistoryEntry } from "../shared/history/history-of.ts";
import { clockOf } from "../shared/history/time-of.ts";
import { whoOf } from "../shared/history/who-of.ts";
import { say } from "../shared/words/say.ts";
import { isWaiting } from "./is-waiting.ts";

/** Deletes one ping. */
export const DeleteButton = ({ entry, onClick }: { entry: HistoryEntry; onClick(button: Element): void }) => {
  const name = say("history_delete_ping", whoOf(entry), clockOf(entry.at));
  return (
    <button
      class="icon delete"
      type="button"
      aria-label={isWaiting(entry) ? `${name}. ${say("history_calls_back")}` : name}
      title={isWaiting(entry) ? say("history_calls_back") : say("history_delete")}
      onClick={(event) => onClick(event.currentTarget)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M2.5 4.5h11M6.5 4.5v-2h3v2M4 4.5l.6 9h6.8l.6-9M6.7 7.2v3.6M9.3 7.2v3.6" />
      </svg>
    </button>
  );
};
