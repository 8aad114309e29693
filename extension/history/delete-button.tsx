import type { HistoryEntry } from "../shared/history/history-of.ts";
import { clockOf } from "../shared/history/time-of.ts";
import { whoOf } from "../shared/history/who-of.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { isWaiting } from "./is-waiting.ts";

/** Deletes one ping. */
export const DeleteButton = ({
  entry,
  called,
  onClick,
}: {
  entry: HistoryEntry;
  called: Called;
  onClick(button: Element): void;
}) => {
  const name = say("history_delete_ping", whoOf(entry, called), clockOf(entry.at));
  return (
    <button
      class="icon delete"
      type="button"
      aria-label={isWaiting(entry) ? `${name}. ${say("history_calls_back")}` : name}
      title={isWaiting(entry) ? say("history_calls_back") : say("history_delete")}
      onClick={(event) => onClick(event.currentTarget)}
    />
  );
};
