/**
 * How many letters have to be put in, taken away, changed, or exchanged with their neighbour to make one word the other
 * (optimal string alignment).
 */
const editDistance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  let earlier: number[] = [];
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, target] of [...other].entries()) {
      const [left = 0, above = 0, before = 0] = [next[column], row[column + 1], row[column]];
      const isExchange = letter === other[column - 1] && target === one[index - 1];
      const exchanged = isExchange ? (earlier[column - 1] ?? Number.POSITIVE_INFINITY) + 1 : left + 1;
      next.push(Math.min(left + 1, above + 1, before + (letter === target ? 0 : 1), exchanged));
    }
    earlier = row;
    row = next;
  }
  return row[other.length] ?? 0;
};

/**
 * The word for which somebody may have typed another one; undefined when none is near.
 *
 * @param most how many letters may differ
 */
export const nearestWord = (typed: string, words: readonly string[], most: number): string | undefined => {
  const near = words
    .map((word) => ({ word, distance: editDistance(typed, word) }))
    .filter(({ distance }) => distance <= most);
  return near.sort((a, b) => a.distance - b.distance)[0]?.word;
};
