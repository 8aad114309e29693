const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/**
 * A time as a person would say it: the clock for today, else with the day.
 *
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export const timeOf = (at: number, now: number): string =>
  (sameDay(at, now) ? clock : dayAndClock).format(at);
