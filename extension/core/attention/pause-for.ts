import type { Connection } from "../../shared/connection.ts";
import { timeOf } from "../../shared/history/time-of.ts";
import { type Sentence, sentenceOf } from "../../shared/words/sentence.ts";
import type { ReasonToLeave } from "./reason-to-leave.ts";

/** Why one is to be in no room for now. */
export type Pause = Extract<Connection, { state: "paused" }>;

const backAt = (until: number | undefined, now: number): Sentence => {
  if (until === undefined) return sentenceOf("cost_back_never");
  const isToday = new Date(until).toDateString() === new Date(now).toDateString();
  return sentenceOf(isToday ? "cost_back_at" : "cost_back_on", timeOf(until, now));
};

/** Says in words why the rooms were left on purpose, and when that ends. @param now milliseconds since 1970 */
export const pauseFor = (reason: ReasonToLeave, now: number): Pause => {
  const state = "paused" as const;
  switch (reason.why) {
    case "locked":
      return { state, why: sentenceOf("cost_left_locked"), advice: sentenceOf("cost_back_unlocked") };
    case "idle":
      return { state, why: sentenceOf("cost_left_idle"), advice: sentenceOf("cost_back_active") };
    case "hours": {
      const { until } = reason;
      const left = { state, why: sentenceOf("cost_left_hours"), advice: backAt(until, now) };
      return until === undefined ? left : { ...left, until };
    }
  }
};
