import { provesNothing } from "../../shared/device-print.ts";
import { inRoom } from "../../shared/in-room.ts";
import type { ReceivedPing } from "../../shared/ping.ts";
import type { Called } from "../../shared/told-apart.ts";
import { say } from "../../shared/words/say.ts";

/**
 * What a notification says first: who, whom and how urgently, and whether nothing proves it. The room is told here and not beside it: on Linux a
 * notification's context stands above its message, which a banner of one line then does not show.
 *
 * @param room if it is to be told
 */
export const titleOf = (
  { from, toEveryone, priority, re, test }: ReceivedPing,
  called: Called,
  room?: string,
): string => {
  if (test) return say("test_ping_title");
  const name = inRoom(called(from), room);
  const told = (words: string) => (provesNothing([from]) ? say("notification_unproven", words) : words);
  if (re !== undefined) return told(say("notification_answered", name));
  const what = told(
    toEveryone ? say("notification_pinged_everyone", name) : say("notification_pinged_you", name),
  );
  return priority === "urgent" ? say("notification_urgent", what) : what;
};
