import { expect, test } from "vitest";
import { forEachConcurrent } from "../../../token-service/base/concurrency.ts";

test("work is done for every item, also when it fails for one, and the failure is told at the end", async () => {
  const done: number[] = [];
  const all = forEachConcurrent([1, 2, 3], 1, async (item) => {
    if (item === 1) throw new Error("not this one");
    done.push(item);
  });
  await expect(all).rejects.toThrow("not this one");
  expect(done).toEqual([2, 3]);
});

test("no more is under way at once than is allowed", async () => {
  const [underWay, most] = [new Set<number>(), { count: 0 }];
  await forEachConcurrent(Array.from({ length: 20 }).keys(), 3, async (item) => {
    underWay.add(item);
    most.count = Math.max(most.count, underWay.size);
    await Promise.resolve();
    underWay.delete(item);
  });
  expect(most.count).toBe(3);
});
