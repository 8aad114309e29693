import type { Target } from "../shared/last-target.ts";
import type { SentPing } from "../shared/ping.ts";

/**
 * Whether a text has lain in the field since the popup was last open, and whoever it was for, it has not gone to these.
 *
 * @param edited whether it was typed just now
 */
export const isLeftOver = (
  text: string,
  edited: boolean,
  { to }: Target,
  outbox: readonly SentPing[],
): boolean => {
  const said = text.trim();
  if (edited || said === "") return false;
  return !outbox.some((ping) => ping.re === undefined && ping.to === to && ping.text === said);
};
