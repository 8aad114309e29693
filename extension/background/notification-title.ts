import type { ReceivedPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";

/** What a notification says first: who, whom and how urgently. */
export const titleOf = ({ from, toEveryone, priority, re }: ReceivedPing): string => {
  const name = nameOf(from);
  if (re !== undefined) return `${name} answered`;
  const what = toEveryone ? `${name} pinged everyone` : `${name} pinged you`;
  return priority === "urgent" ? `Urgent: ${what}` : what;
};
