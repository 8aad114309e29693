import fc from "fast-check";
import { expect, test } from "vitest";
import { spliced } from "../../extension/core/channel.ts";
import { spliceBetween } from "../../extension/core/serve.ts";

const items = Array.from({ length: 8 }, (_, id) => ({ id }));
const lists = fc.array(fc.constantFrom(...items), { maxLength: 12 });
const [a, b, c, d] = items;

test("a list becomes any other one by the splice between them, with the same items", () => {
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      const result = spliced(before, spliceBetween(before, after));
      expect(result.map((item) => items.indexOf(item as never))).toEqual(
        after.map((item) => items.indexOf(item)),
      );
    }),
  );
});

test("what both begin and end with is in no splice", () => {
  fc.assert(
    fc.property(lists, lists, lists, lists, (begin, gone, come, end) => {
      const { deleteCount, items: told } = spliceBetween(
        [...begin, ...gone, ...end],
        [...begin, ...come, ...end],
      );
      expect(deleteCount).toBeLessThanOrEqual(gone.length);
      expect(told.length).toBeLessThanOrEqual(come.length);
    }),
  );
});

test.each([
  ["nothing", [a, b], [a, b], { start: 2, deleteCount: 0, items: [] }],
  ["a new first item", [b, c], [a, b, c], { start: 0, deleteCount: 0, items: [a] }],
  ["an item that came twice", [a, b], [a, a, b], { start: 1, deleteCount: 0, items: [a] }],
  ["another item in the middle", [a, b, c], [a, d, c], { start: 1, deleteCount: 1, items: [d] }],
  ["a last item that is gone", [a, b, c], [a, b], { start: 2, deleteCount: 1, items: [] }],
  ["a list that was emptied", [a, b], [], { start: 0, deleteCount: 2, items: [] }],
])("%s is told by that alone", (_what, before, after, splice) => {
  expect(spliceBetween(before, after)).toEqual(splice);
});
