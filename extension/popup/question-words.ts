import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import type { Question } from "./use-asking.ts";

/** What is asked before a text goes to whom it may not be meant for. */
export const questionWords = ({ to, doubt }: Question, called: Called): string => {
  if (doubt === "left-over")
    return to === null ? say("popup_left_over_everyone") : say("popup_left_over", called(to));
  return to === null ? say("popup_elsewhere_everyone") : say("popup_elsewhere", called(to));
};
