import { say } from "./words/say.ts";

/**
 * The answers that take one tap, the likeliest first, in the words of whoever answers. A notification has room for two.
 */
export const quickAnswers = (): string[] => [
  say("shared_answer_coming"),
  say("shared_answer_minutes"),
  say("shared_answer_later"),
];
