import type { ReadonlySignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Target } from "../shared/last-target.ts";

/**
 * Whom Enter pings: whoever was pinged last, and everyone before the first ping. While somebody types that stays whom they
 * read it to be.
 *
 * @param edited whether what is typed is still to be sent
 */
export const useTarget = (
  last: ReadonlySignal<Target | undefined>,
  edited: ReadonlySignal<boolean>,
): Target => {
  const target = useRef<Target>({ to: null });
  const latest = last.value ?? { to: null };
  if (!edited.value) target.current = latest;
  return target.current;
};
