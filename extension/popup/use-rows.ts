import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isSameTarget, personKey } from "../shared/identity.ts";
import type { Target } from "../shared/ping-schema.ts";
import type { Teammate } from "./roster.ts";

/** Finds those who are called what was typed. @returns undefined where nothing was typed */
export type Match = (all: readonly Teammate[], typed: string) => Teammate[] | undefined;

/** What the list of teammates shows. */
export interface ShownRows {
  /** Whether the line for everyone is among them. */
  everyone: boolean;
  teammates: Teammate[];
  /** Whom Enter in the text field above the list pings; undefined for nobody. */
  target: Target["to"] | undefined;
  /** At whose row Tab stops: one is enough, since arrows lead to the others. */
  stop: Target["to"] | undefined;
}

/** Whether this can be pinged. */
export const canBePinged = ({ role, presence }: Pick<Teammate, "role" | "presence">): boolean =>
  role !== "publish" && presence !== "mute";

/**
 * What the list shows of its teammates.
 *
 * @param found those of them who were looked for; undefined while nobody is
 * @param last whom Enter pings when nobody is looked for; undefined for nobody
 * @param stop at whose row the focus was last
 */
export const shownRows = (
  all: readonly Teammate[],
  found: readonly Teammate[] | undefined,
  last: Target["to"] | undefined,
  stop: Target["to"],
): ShownRows => {
  if (!found) {
    const isThere = all.some((each) => isSameTarget(each.person, stop) && canBePinged(each));
    return { everyone: true, teammates: [...all], target: last, stop: isThere ? stop : null };
  }
  const persons = found.filter(canBePinged).map(({ person }) => person);
  const [first] = persons;
  const isThere = persons.some((person) => isSameTarget(person, stop));
  return { everyone: false, teammates: [...found], target: first, stop: isThere ? stop : first };
};

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
 * @param match undefined until the field is there that one types into
 * @param last whom Enter pings when nobody is looked for; undefined for nobody
 */
export const useRows = (
  roster: readonly Teammate[],
  find: string,
  match: Match | undefined,
  last: Target["to"] | undefined,
): Rows => {
  const order = useRef<string[]>([]);
  const stop = useSignal<Target["to"]>(null);
  order.current = keepOrder(
    order.current,
    roster.map(({ person }) => personKey(person)),
  );
  const inOrder = order.current.flatMap(
    (key) => roster.find(({ person }) => personKey(person) === key) ?? [],
  );
  return { stop, shown: shownRows(inOrder, match?.(inOrder, find), last, stop.value) };
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
