import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Target } from "../shared/last-target.ts";

/**
 * Whom Enter pings: whoever was pinged last in the room that is shown, and everyone there before the first ping. While
 * somebody types that stays whom they read it to be.
 *
 * @param edited whether what is typed is still to be sent
 */
export const useTarget = (
  last: ReadonlySignal<Target | undefined>,
  edited: ReadonlySignal<boolean>,
  room: string,
  defaultRoom: string,
): Target => {
  const target = useRef<Target & { shown: string }>({ to: null, shown: room });
  const { to, room: lastRoom = defaultRoom } = last.value ?? { to: null };
  const latest = { to: lastRoom === room ? to : null, shown: room };
  if (!edited.value || target.current.shown !== room) target.current = latest;
  return target.current;
};
