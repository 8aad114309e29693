import type { Sentence } from "../words/sentence.ts";

/** What is wrong with a step of a test ping, and what to do. */
export interface StepProblem {
  why: Sentence;
  advice: Sentence;
}
