import type { ReceivedPing } from "../shared/ping.ts";
import { nameOf } from "../shared/teammate.ts";
import { say } from "../shared/words/say.ts";

/** What a notification says first: who, whom and how urgently. */
export const titleOf = ({ from, toEveryone, priority, re }: ReceivedPing): string => {
  const name = nameOf(from);
  if (re !== undefined) return say("notification_answered", name);
  const what = toEveryone ? say("notification_pinged_everyone", name) : say("notification_pinged_you", name);
  return priority === "urgent" ? say("notification_urgent", what) : what;
};
