import { figure } from "./figure.ts";

/** What a benchmark should show, and what it did. */
export interface Goal {
  /** What is counted or compared, for instance "requests per second, times the tutorial's". */
  what: string;
  bound: "at least" | "at most" | "below";
  wanted: number;
  reached: number;
  /** Stands behind both numbers, with a space before it if there is to be one: "×", " ms". */
  unit: string;
}

/** Whether a goal is met; one without a figure never is. */
export const isReached = ({ bound, wanted, reached }: Goal): boolean => {
  if (bound === "at least") return reached >= wanted;
  return bound === "at most" ? reached <= wanted : reached < wanted;
};

/** The goal and whether it was met, in one line; no figure is rounded to the other side of its goal. */
export const goalLine = (goal: Goal): string => {
  const { what, bound, wanted, reached, unit } = goal;
  const met = isReached(goal);
  const rounding = met || bound === "at least" ? "floor" : "ceil";
  return `goal: ${what} ${bound} ${figure(wanted)}${unit} — ${met ? "reached" : "missed"}: ${figure(reached, rounding)}${unit}`;
};
