import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Target } from "../shared/last-target.ts";

/**
 * Whom Enter pings: whoever was pinged last in the room that is shown. While somebody types that stays whom they read it
 * to be.
 *
 * @param last that person's name, or null for everyone
 * @param edited whether what is typed is still to be sent
 */
export const useTarget = (last: Target["to"], edited: ReadonlySignal<boolean>): Target["to"] => {
  const target = useRef(last);
  if (!edited.value) target.current = last;
  return target.current;
};
