import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { gatherWrites } from "../../../token-service/store/writer.ts";
import { testStore } from "../support/test-store.ts";

const use = (id: string) => ({
  sql: "INSERT INTO used_assertions (id, expires_at) VALUES (?, 1) ON CONFLICT DO NOTHING",
  args: [id],
});

test("what is written in one turn is stored by one transaction, and each writer is told of its own", async () => {
  const { store } = await testStore();
  const batch = vi.spyOn(store, "batch");
  const write = gatherWrites(store);
  const results = await Promise.all(["a", "b", "a"].map((id) => write(use(id))));
  expect(results.map(({ rowsAffected }) => rowsAffected)).toEqual([1, 1, 0]);
  expect(batch).toHaveBeenCalledTimes(1);
  expect((await write(use("b"))).rowsAffected).toBe(0);
  expect(batch).toHaveBeenCalledTimes(1);
});

test("nobody is told before it is stored", async () => {
  const { store, another } = await testStore();
  const write = gatherWrites(store);
  const reader = await another();
  const counted = Promise.all([write(use("a")), write(use("b"))]).then(() =>
    reader.execute("SELECT COUNT(*) AS n FROM used_assertions"),
  );
  expect((await counted).rows[0]?.n).toBe(2);
});

test("a transaction that fails fails for all who wrote, and for nobody after them", async () => {
  const { store } = await testStore();
  const write = gatherWrites(store);
  vi.spyOn(store, "batch").mockRejectedValueOnce(new Error("the disk is full"));
  const [one, two] = await Promise.allSettled([write(use("a")), write(use("b"))]);
  expect(one).toMatchObject({ reason: { message: "the disk is full" } });
  expect(two).toMatchObject({ reason: { message: "the disk is full" } });
  await nextTurn();
  expect((await write(use("a"))).rowsAffected).toBe(1);
});

test("whoever comes while the last transaction is being settled shares the next one", async () => {
  const { store } = await testStore();
  const batch = vi.spyOn(store, "batch");
  const settling: (() => void)[] = [];
  const write = gatherWrites(store, () => new Promise((resolve) => void settling.push(resolve)));
  let isStored = false;
  const first = write(use("a")).then(() => {
    isStored = true;
  });
  await vi.waitUntil(() => settling.length === 1);
  const later = Promise.all([write(use("b")), write(use("c"))]);
  await nextTurn();
  expect(isStored).toBe(false);
  expect(batch).not.toHaveBeenCalled();
  settling[0]?.();
  await first;
  await vi.waitUntil(() => settling.length === 2);
  settling[1]?.();
  await later;
  expect(batch).toHaveBeenCalledTimes(1);
});
