import { dayOf } from "./times.ts";

/** Gathers what happened by day, in the order in which it comes. */
export const byDay = <Each extends { at: number }>(events: readonly Each[]): Map<string, Each[]> => {
  const days = new Map<string, Each[]>();
  for (const event of events) {
    const day = dayOf(event.at);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
};
