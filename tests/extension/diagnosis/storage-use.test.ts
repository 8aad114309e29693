import { expect, test, vi } from "vitest";
import { freshDatabase } from "../support/fresh-database.ts";
import { sentPing } from "../support/pings.ts";

freshDatabase();

const start = async () => {
  vi.resetModules();
  const { openStore } = await import("../../../extension/core/store/store.ts");
  const values = await import("../../../extension/core/store/values.ts");
  const { storageUse } = await import("../../../extension/core/diagnosis/storage-use.ts");
  await openStore(
    async () => {},
    () => {},
  );
  return { ...values, storageUse };
};

test("what is stored is told with its size, the largest first", async () => {
  const core = await start();
  await core.draft.set({ text: "x".repeat(100) });
  await core.outbox.set([sentPing(2, { Bo: "seen" }), sentPing(1, { Bo: "seen" })]);
  const used = await core.storageUse();
  expect(used.slice(0, 2)).toEqual([
    { name: "outbox", entries: 2, bytes: expect.any(Number) },
    { name: "draft", bytes: expect.any(Number) },
  ]);
  expect(used[1]?.bytes).toBeGreaterThan(100);
  expect(used).toContainEqual({ name: "inbox", entries: 0, bytes: 0 });
});

test("of a long list a part stands for all", async () => {
  const core = await start();
  const ping = (n: number) => sentPing(n, {}, { text: "same length" });
  await core.outbox.set(Array.from({ length: 100 }, (_, n) => ping(1_000 + n)));
  const [{ bytes = 0 } = {}] = await core.storageUse();
  await core.outbox.set(Array.from({ length: 1_000 }, (_, n) => ping(1_000 + n)));
  const [many] = await core.storageUse();
  expect(many).toMatchObject({ name: "outbox", entries: 1_000 });
  expect(many?.bytes).toBeCloseTo(bytes * 10, -3);
});
