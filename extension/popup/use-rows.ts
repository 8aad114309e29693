import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { personKey } from "../shared/identity.ts";
import type { Target } from "../shared/last-target.ts";
import type { Teammate } from "./roster.ts";
import { type ShownRows, shownRows } from "./shown-rows.ts";

/**
 * The order of a list that somebody looks at: what was there keeps its place, even while it is gone for a moment, so that
 * nothing moves away under a pointer; what comes is put last.
 *
 * @param before as it was last
 * @param now what is there now, in the order in which it would be shown first
 */
export const keepOrder = (before: readonly string[], now: readonly string[]): string[] => [
  ...before,
  ...now.filter((each) => !before.includes(each)),
];

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
 * @param last whom Enter pings when nobody is looked for; undefined for nobody
 */
export const useRows = (roster: readonly Teammate[], find: string, last: Target["to"] | undefined): Rows => {
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

/**
 * Whom Enter pings: whoever was pinged last in the room that is shown. While somebody types that stays whom they read it
 * to be. It is never everyone, whom only somebody pings who has chosen so.
 *
 * @param last a person, or null for everyone; undefined before the first ping
 * @param edited whether what is typed is still to be sent
 * @returns undefined for nobody
 */
export const useTarget = (
  last: Target["to"] | undefined,
  edited: ReadonlySignal<boolean>,
): string | undefined => {
  const target = useRef<string | undefined>(undefined);
  if (!edited.value) target.current = last ?? undefined;
  return target.current;
};
