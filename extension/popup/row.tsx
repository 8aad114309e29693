import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { Cut } from "../ui/cut.tsx";
import type { PingState } from "./last-pings.ts";

const paths: Record<PingState, string> = {
  sending: "M3 8h.01M8 8h.01M13 8h.01",
  pending: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 5v3.2l2 1.3",
  expired: "m4 4 8 8M12 4l-8 8",
  delivered: "m3 8.5 3.5 3.5L13 4.5",
  seen: "m1 8.5 3.5 3.5L11 4.5M8.5 11.5l.5.5 6.5-7.5",
  answered: "M6.5 3.5 2.5 7.5l4 4M2.5 7.5h7a4 4 0 0 1 4 4v1",
};

/** How far a ping got, as a mark beside the words for it. */
const StateMark = ({ state }: { state: PingState }) => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[state]} />
  </svg>
);

/** What a line of the list of teammates shows and does. */
export interface RowProps {
  class: string;
  picture: JSX.Element;
  /** As it is read. */
  name: string;
  /** Beside the name. */
  tag?: string | undefined;
  /** How they are, in words. */
  note: string;
  /** How far the last ping to them got, null if nothing is known of one; undefined where there is no place for it. */
  last: { state: PingState; words: string } | null | undefined;
  /** What pressing it does, in words. */
  label: string;
  /** Whether Enter in a text field does the same. */
  isTarget: boolean;
  /** Whether Tab stops at it. */
  isStop: boolean;
  /** Absent where they cannot be pinged. */
  press?: ((byKey: boolean) => void) | undefined;
  onFocus(): void;
  /** What else can be done. */
  children?: ComponentChildren;
}

/** One line of the list of teammates: a button over its whole width, or text where nobody can be pinged with it. */
export const Row = (props: RowProps) => {
  const id = useId();
  const { note, last, press } = props;
  const parts = (
    <>
      {props.picture}
      <span class="who-line">
        <Cut class="name">{props.name}</Cut>
        {props.tag && <em class="tag">{props.tag}</em>}
      </span>
      <Cut class="note-line" id={`${id}-note`}>
        {note}
      </Cut>
      {last !== undefined && (
        <span class={`state ${last?.state ?? ""}`} id={`${id}-state`}>
          {last && <StateMark state={last.state} />}
          {last?.words}
        </span>
      )}
    </>
  );
  return (
    <li class={`${props.class} ${props.isTarget ? "target" : ""}`}>
      {press ? (
        <button
          class="row"
          type="button"
          aria-label={props.label}
          aria-describedby={`${id}-note ${id}-state`}
          tabIndex={props.isStop ? 0 : -1}
          // A key that is held down is one press.
          onKeyDown={(event) => event.repeat && event.key === "Enter" && event.preventDefault()}
          // Two clicks in a row are one press, too; a key counts none.
          onClick={(event) => event.detail < 2 && press(event.detail === 0)}
          onFocus={props.onFocus}
        >
          {parts}
          <span class="key" aria-hidden="true" />
        </button>
      ) : (
        <div class="row">{parts}</div>
      )}
      {props.children}
    </li>
  );
};
