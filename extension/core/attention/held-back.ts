import { quietNow } from "../../shared/quiet/quiet-now.ts";
import type { Settings } from "../../shared/settings.ts";
import type { StepProblem } from "../../shared/test-ping/step-problem.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { isMuted } from "./is-muted.ts";

/**
 * Why an ordinary ping from a room shows no notification now, by the user's own wish; null if nothing speaks against one.
 *
 * @param now milliseconds since 1970
 */
export const heldBack = (set: Settings, room: string, now: number): StepProblem | null => {
  if (!set.notify) {
    return { why: sentenceOf("test_ping_notify_off"), advice: sentenceOf("test_ping_notify_off_advice") };
  }
  if (isMuted({ room }, set)) {
    return { why: sentenceOf("test_ping_muted", room), advice: sentenceOf("test_ping_muted_advice") };
  }
  if (quietNow(set, now) !== null) {
    return { why: sentenceOf("test_ping_quiet"), advice: sentenceOf("test_ping_quiet_advice") };
  }
  return null;
};
