import { maxTextLength } from "../shared/limits.ts";
import type { Priority, Target } from "../shared/ping-schema.ts";
import { disturbWords } from "../shared/quiet/quiet-now.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import type { Question } from "./asking.ts";
import type { Teammate } from "./roster.ts";
import { canBePinged } from "./use-rows.ts";

/** What is asked before a ping goes to whom it may not be meant for. */
const questionWords = (
  { to, doubt }: Question,
  { called, room, roster }: { called: Called; room: string; roster: readonly Teammate[] },
): string => {
  if (doubt === "wordless") return say("popup_wordless", roster.filter(canBePinged).length, room);
  if (doubt === "left-over")
    return to === null ? say("popup_left_over_everyone") : say("popup_left_over", called(to));
  return to === null ? say("popup_elsewhere_everyone") : say("popup_elsewhere", called(to));
};

// From here on a counter tells how much is left.
const longTextLength = 1_800;

/** What there is to know before pressing Enter, and why a ping was not sent: one place, where there is always room for it. */
export const Note = ({
  problem,
  asked,
  length,
  to,
  priority,
  room,
  roster,
  called,
}: {
  problem: string | null;
  /** What is asked before the text goes out. */
  asked: Question | undefined;
  /** Of the text, in UTF-16 code units. */
  length: number;
  /** Whom the next press pings; undefined for nobody. */
  to: Target["to"] | undefined;
  priority: Priority;
  /** The one that is shown. */
  room: string;
  roster: readonly Teammate[];
  called: Called;
}) => {
  const isTooLong = length > maxTextLength;
  const counter =
    length > longTextLength ? say("popup_so_many_characters", length, maxTextLength) : undefined;
  const question = asked && questionWords(asked, { called, room, roster });
  const isSilent = problem === null && question === undefined && counter === undefined;
  const advice = to === undefined ? say("popup_choose_how") : disturbWords(to, priority, roster, Date.now());
  return (
    <div class="note">
      {/* There before its words are, since only a change in it is read out. */}
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      <p class={isTooLong && !question ? "problem" : "quiet"} role="status">
        {question ?? counter}
      </p>
      {isSilent && advice && <p class="quiet">{advice}</p>}
    </div>
  );
};
