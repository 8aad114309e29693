/**
 * When the day of a moment began, by the clock of this computer. A day may have 23 or 25 hours, and need not begin at
 * midnight: what counts is the date.
 *
 * @param at milliseconds since 1970
 * @param daysBefore of so many days earlier
 * @returns milliseconds since 1970
 */
export const startOfDay = (at: number, daysBefore = 0): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - daysBefore).getTime();
};
