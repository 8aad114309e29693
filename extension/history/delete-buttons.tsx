import { useRef } from "preact/hooks";
import { whoOf } from "../shared/ping-words.ts";
import type { Called } from "../shared/told-apart.ts";
import { say, sayCount } from "../shared/words/say.ts";
import { clockOf } from "../shared/words/times.ts";
import type { HistoryEntry } from "../ui/history/history-entries.ts";
import { isWaiting } from "./deletion.ts";

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

/** Deletes all pings that are looked for, after a question. */
export const DeleteAll = ({
  count,
  waiting,
  isPart,
  deleteAll,
}: {
  /** How many; undefined while they are being counted. */
  count: number | undefined;
  /** How many of them somebody has yet to get. */
  waiting: number;
  /** Whether there are others, which are not looked for. */
  isPart: boolean;
  deleteAll(): void;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        class="small"
        type="button"
        disabled={!count}
        aria-haspopup="dialog"
        onClick={() => {
          dialog.current?.showModal();
          keep.current?.focus(); // Of the two answers the one that loses nothing.
        }}
      >
        <span class="either">
          <span aria-hidden={isPart || undefined}>{say("history_delete_all")}</span>
          <span aria-hidden={!isPart || undefined}>{say("history_delete_found")}</span>
        </span>
      </button>
      <dialog
        ref={dialog}
        // A click beside the question keeps all; where the browser knows no such thing, Escape and the button do.
        closedby="any"
        aria-labelledby="delete-all-question"
      >
        <form method="dialog">
          <h2 id="delete-all-question">
            {isPart ? sayCount("history_ask_found", count ?? 0) : sayCount("history_ask_all", count ?? 0)}
          </h2>
          <p>{say("history_only_here")}</p>
          {waiting > 0 && <p>{sayCount("history_ask_waiting", waiting)}</p>}
          <div class="choices">
            <button
              class="danger"
              type="button"
              onClick={() => {
                close();
                deleteAll();
              }}
            >
              {say("history_delete")}
            </button>
            <button ref={keep} type="submit">
              {say("history_keep")}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
};
