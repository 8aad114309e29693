import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Target } from "../shared/last-target.ts";
import { say } from "../shared/words/say.ts";
import { EveryoneRow } from "./everyone-row.tsx";
import { FindField } from "./find-field.tsx";
import { keepOrder } from "./keep-order.ts";
import type { LastPing } from "./last-pings.ts";
import { pressInList } from "./press-in-list.ts";
import type { Teammate } from "./roster.ts";
import { canBePinged, shownRows } from "./shown-rows.ts";
import { TeammateRow } from "./teammate-row.tsx";

// With more teammates than this the field that finds them is there before it is used.
const fewTeammates = 6;
// So many rows have room: as many as there are when the popup opens, within these. Who comes and goes moves nothing below,
// and of more than there is room for, a part is seen of one.
const [leastRows, mostRows] = [4, 4.6];

/** Everyone, and the teammates: those who are here first, then the others; each with a button if they can be pinged. */
export const Teammates = (props: {
  roster: readonly Teammate[];
  /** Whether oneself is in the room. */
  isIn: boolean;
  last: ReadonlySignal<ReadonlyMap<string, LastPing>>;
  /** Whom Enter in the message field pings. */
  target: Target;
  /** Whose row the focus is on; undefined while it is elsewhere. */
  at: Signal<Target["to"] | undefined>;
  find: Signal<string>;
  /** Absent where one may send none. @param byKey whether by a key and not with a hand on the row */
  ping?: ((to: Target["to"], byKey: boolean) => void) | undefined;
  /** Puts the focus into the message field. */
  leave(): void;
}) => {
  const { roster, at, find, ping, leave } = props;
  const list = useRef<HTMLUListElement>(null);
  const order = useRef<string[]>([]);
  const lastStop = useSignal<Target["to"]>(null);
  const names = roster.map(({ name }) => name);
  order.current = keepOrder(order.current, names);
  const room = useRef(Math.min(mostRows, Math.max(leastRows, names.length + 1)));
  const inOrder = order.current.flatMap((name) => roster.find((each) => each.name === name) ?? []);
  const shown = shownRows(inOrder, find.value, props.target.to, lastStop.value);

  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>("button.row") ?? [])];
  const toFind = () => document.querySelector<HTMLElement>("[name=find]")?.focus();
  const clear = () => {
    find.value = "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isFinding = find.value !== "";
    if (event.key === "Escape") {
      event.preventDefault(); // The browser would close the popup.
      if (isFinding) clear();
      else leave();
    } else if (event.key === "Backspace" && isFinding) toFind();
    else pressInList(event, { buttons: buttons(), leave: isFinding ? toFind : leave, find: toFind });
  };
  const rowProps = (to: Target["to"]) => ({
    isTarget: ping !== undefined && shown.target === to,
    isStop: shown.stop === to,
    press: ping && ((byKey: boolean) => ping(to, byKey)),
    onFocus: () => {
      lastStop.value = to;
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
            isShown={names.length > fewTeammates}
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
        style={{ "--rows": room.current }}
        onKeyDown={onKeyDown}
        onFocusOut={() => {
          at.value = undefined;
        }}
      >
        {shown.everyone && <EveryoneRow roster={roster} isIn={props.isIn} {...rowProps(null)} />}
        {shown.teammates.map((each) => (
          <TeammateRow
            key={each.name}
            teammate={each}
            last={props.last.value.get(each.name)}
            leave={leave}
            {...rowProps(each.name)}
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
