import type { ReceivedPing } from "../shared/ping.ts";
import { quickAnswers } from "../shared/quick-answers.ts";

// More than two are cut off by the browser.
const maxButtons = 2;

/** The answers that a ping's notification offers, in the order of its buttons; an answer needs none. */
export const answersOf = ({ re }: Pick<ReceivedPing, "re">): string[] =>
  re === undefined ? quickAnswers.slice(0, maxButtons) : [];
