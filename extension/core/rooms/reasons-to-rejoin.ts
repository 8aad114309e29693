import { sentenceOf } from "../../shared/words/say.ts";
import type { ConnectionProblem } from "../access/connection-problem.ts";

/** Why we leave a room by ourselves to join it anew; shown only when joining does not work out. */
export const reasonsToRejoin = {
  all: {
    why: sentenceOf("problem_nothing_comes_back"),
    advice: sentenceOf("problem_joining_again_check_network"),
    retry: true,
  },
  one: {
    why: sentenceOf("problem_way_broken"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
  hearing: {
    why: sentenceOf("problem_not_heard_yet"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
  planned: {
    why: sentenceOf("problem_stay_nearly_over"),
    advice: sentenceOf("problem_joining_again"),
    retry: true,
  },
} satisfies Record<string, ConnectionProblem>;
