import { type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { personKey } from "../shared/identity.ts";
import type { Target } from "../shared/last-target.ts";
import { keepOrder } from "./keep-order.ts";
import type { Teammate } from "./roster.ts";
import { type ShownRows, shownRows } from "./shown-rows.ts";

/** The rows of the list of teammates. */
export interface Rows {
  shown: ShownRows;
  /** At whose row the focus was last. */
  stop: Signal<Target["to"]>;
}

/**
 * What the list of teammates shows, in an order in which nothing moves away under a pointer.
 *
 * @param find what they were asked to be called; nothing for all of them
 * @param last whom Enter pings when nobody is looked for
 */
export const useRows = (roster: readonly Teammate[], find: string, last: Target["to"]): Rows => {
  const order = useRef<string[]>([]);
  const stop = useSignal<Target["to"]>(null);
  order.current = keepOrder(
    order.current,
    roster.map(({ person }) => personKey(person)),
  );
  const inOrder = order.current.flatMap(
    (key) => roster.find(({ person }) => personKey(person) === key) ?? [],
  );
  return { stop, shown: shownRows(inOrder, find, last, stop.value) };
};
