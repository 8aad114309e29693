import type { ReadonlySignal, Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isSameTarget, personKey } from "../shared/identity.ts";
import type { Target } from "../shared/ping-schema.ts";
import { say } from "../shared/words/say.ts";
import { lazily } from "../ui/lazily.tsx";
import type { LastPing } from "./last-pings.ts";
import { pressInList } from "./press-in-list.ts";
import type { Teammate } from "./roster.ts";
import { EveryoneRow, TeammateRow } from "./roster-rows.tsx";
import { canBePinged, type Match, type Rows } from "./use-rows.ts";

// With more teammates than this the field that finds them is there before it is used.
const fewTeammates = 6;
// So many rows have room: as many as there are when the popup opens, within these. Who comes and goes moves nothing below,
// and of more than there is room for, a part is seen of one.
const [leastRows, mostRows] = [4, 4.6];

// Nobody looks for somebody in the first moment.
const FindField = lazily(async () => (await import("./find-field.tsx")).FindField);

/** Everyone, and the teammates: those who are here first, then the others; each with a button if they can be pinged. */
export const Teammates = (props: {
  room: string;
  roster: readonly Teammate[];
  /** See `isUnsealedIn`. */
  isUnsealed: boolean;
  rows: Rows;
  /** Whether oneself is in the room. */
  isIn: boolean;
  last: ReadonlySignal<ReadonlyMap<string, LastPing>>;
  /** Whose row the focus is on; undefined while it is elsewhere. */
  at: Signal<Target["to"] | undefined>;
  find: Signal<string>;
  /** What finds them, once there is a field for it. */
  match: Signal<Match | undefined>;
  /** Whether the focus is on the field that finds them. */
  isFinding: Signal<boolean>;
  /** Absent where one may send none. @param byKey whether by a key and not with a hand on the row */
  ping?: ((to: Target["to"], byKey: boolean) => void) | undefined;
  /** Puts the focus into the message field. */
  leave(): void;
}) => {
  const { roster, at, find, isFinding, ping, leave } = props;
  const { shown, stop } = props.rows;
  const list = useRef<HTMLUListElement>(null);
  const space = useRef(Math.min(mostRows, Math.max(leastRows, roster.length + 1)));

  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>("button.row") ?? [])];
  const toFind = () => document.querySelector<HTMLElement>("[name=find]")?.focus();
  const clear = () => {
    find.value = "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isNarrowed = find.value !== "";
    if (event.key === "Escape") {
      event.preventDefault(); // The browser would close the popup.
      if (isNarrowed) clear();
      else leave();
    } else if (event.key === "Backspace" && isNarrowed) toFind();
    else pressInList(event, { buttons: buttons(), leave: isNarrowed ? toFind : leave, find: toFind });
  };
  const rowProps = (to: Target["to"]) => ({
    isTarget: ping !== undefined && isSameTarget(shown.target, to),
    isStop: isSameTarget(shown.stop, to),
    press: ping && ((byKey: boolean) => ping(to, byKey)),
    onFocus: () => {
      stop.value = to;
      at.value = to;
    },
  });
  return (
    <section class="who" aria-labelledby="teammates-title">
      <div class="head">
        <h2 id="teammates-title">{say("popup_teammates")}</h2>
        {ping && (
          <FindField
            find={find}
            found={props.match}
            isFinding={isFinding}
            isShown={roster.length > fewTeammates}
            hits={shown.teammates.filter(canBePinged).map(({ name }) => name)}
            leave={leave}
            toList={() => buttons()[0]?.focus()}
            pingFirst={() => {
              if (shown.target !== undefined) ping(shown.target, true);
            }}
          />
        )}
      </div>
      <ul
        id="teammates"
        class="teammates"
        ref={list}
        style={{ "--rows": space.current }}
        onKeyDown={onKeyDown}
        onFocusOut={({ relatedTarget }) => {
          // The button goes on naming whom the focus was on, since a press on it is meant for them.
          if (!(relatedTarget instanceof Element && relatedTarget.matches(".compose .primary")))
            at.value = undefined;
        }}
      >
        {shown.everyone && (
          <EveryoneRow roster={roster} isUnsealed={props.isUnsealed} isIn={props.isIn} {...rowProps(null)} />
        )}
        {shown.teammates.map((each) => (
          <TeammateRow
            key={personKey(each.person)}
            room={props.room}
            teammate={each}
            last={props.last.value.get(personKey(each.person))}
            leave={leave}
            {...rowProps(each.person)}
            {...(!canBePinged(each) && { press: undefined })}
          />
        ))}
        {shown.teammates.length === 0 && (
          <li class="empty quiet">
            {shown.everyone ? say("popup_nobody_yet") : say("popup_found_nobody", find.value)}
          </li>
        )}
      </ul>
    </section>
  );
};
