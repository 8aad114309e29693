// What is noted a little in the future is in the past soon.
const slackMs = 86_400_000;

/**
 * Brings times down that are far in the future: they were noted while a clock was ahead, and would stand above all others
 * and stay for as long as it was ahead.
 *
 * @param latest what each time becomes that is more than a day later, milliseconds since 1970
 * @returns the same list when there is none
 */
export const notLater = <Item extends object>(
  items: Item[],
  latest: { readonly [Key in keyof Item]?: number },
): Item[] => {
  const limits = Object.entries<number | undefined>(latest);
  const isTooLate = (item: Item, [key, limit]: (typeof limits)[number]): boolean => {
    const at: unknown = item[key as keyof Item];
    return typeof at === "number" && limit !== undefined && at > limit + slackMs;
  };
  const brought = items.map((item) => {
    const late = limits.filter((each) => isTooLate(item, each));
    return late.length === 0 ? item : { ...item, ...Object.fromEntries(late) };
  });
  return brought.some((item, n) => item !== items[n]) ? brought : items;
};
