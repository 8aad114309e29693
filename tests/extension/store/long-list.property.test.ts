import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { failWrites, freshDatabase } from "../support/fresh-database.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

freshDatabase();

const load = async () => {
  const { list } = await import("../../../extension/core/store/list.ts");
  const { openStore } = await import("../../../extension/core/store/store.ts");
  const { pingKey } = await import("../../../extension/shared/ping.ts");
  const { receivedPing } = await import("../../../extension/shared/ping-schema.ts");
  const pings = list("inbox", receivedPing, {
    keyOf: pingKey,
    at: ({ receivedAt }) => receivedAt,
    newest: 3,
    isLive: ({ seenAt }) => seenAt === undefined,
  });
  let count = 0;
  pings.onKept(({ by }) => {
    count += by;
  });
  const tell = () => expect.unreachable("nothing has the wrong shape");
  await openStore(async () => {}, tell);
  return { pings, keyOf: pingKey, count: () => count };
};

let core: Awaited<ReturnType<typeof load>>;

const start = async () => {
  vi.resetModules();
  core = await load();
};

/** A ping of which a few have one time. */
const ping = (n: number, isSeen: boolean) =>
  receivedPing(n, { receivedAt: sentAt + Math.floor(n / 3), ...(isSeen && { seenAt: sentAt }) });
type Ping = ReturnType<typeof ping>;

const number = fc.nat(25);
const step = fc.oneof(
  fc.record({ act: fc.constant("add" as const), n: number, isSeen: fc.boolean() }),
  fc.record({ act: fc.constant("see" as const), n: number }),
  fc.record({ act: fc.constant("answer" as const), n: number }),
  fc.record({ act: fc.constant("delete" as const), n: number }),
  fc.record({ act: fc.constant("delete oldest" as const), n: fc.nat(3) }),
  fc.record({ act: fc.constant("fail" as const), n: number }),
  fc.record({ act: fc.constant("restart" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const newestFirst = (model: ReadonlyMap<string, Ping>): Ping[] =>
  [...model.values()].sort((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? 1 : -1));

/** Changes one, as the core does. */
const change = (n: number, more: Partial<Ping> | undefined): Promise<unknown> => {
  const key = core.keyOf(ping(n, true));
  return core.pings.recall([key], () =>
    core.pings.update((all) =>
      all.flatMap((each) => {
        if (core.keyOf(each) !== key) return each;
        return more === undefined ? [] : { ...each, ...more };
      }),
    ),
  );
};

const changeInModel = (model: Map<string, Ping>, n: number, more: Partial<Ping> | undefined): void => {
  const key = core.keyOf(ping(n, true));
  const known = model.get(key);
  if (known && more) model.set(key, { ...known, ...more });
  else model.delete(key);
};

const take = async (each: Step, model: Map<string, Ping>): Promise<void> => {
  if (each.act === "restart") return start();
  if (each.act === "add") {
    const news = ping(each.n, each.isSeen);
    const key = core.keyOf(news);
    if ((await core.pings.find([key])).length > 0) return;
    model.set(key, news);
    await core.pings.update((all) => [news, ...all]);
  }
  if (each.act === "see" || each.act === "answer") {
    const more = each.act === "see" ? { seenAt: sentAt + 1 } : { answeredAt: sentAt + 2 };
    changeInModel(model, each.n, more);
    await change(each.n, more);
  }
  if (each.act === "delete") {
    changeInModel(model, each.n, undefined);
    await change(each.n, undefined);
  }
  if (each.act === "delete oldest") {
    const keys = await core.pings.keys({ count: each.n });
    const oldest = newestFirst(model).reverse().slice(0, each.n).map(core.keyOf);
    expect(keys).toEqual(oldest);
    for (const key of oldest) model.delete(key);
    await core.pings.updateKept(keys, (all) => all.filter((one) => !keys.includes(core.keyOf(one))));
  }
  if (each.act === "fail") {
    failWrites();
    await change(each.n, { repeats: 1 }).catch(() => {});
    vi.restoreAllMocks();
  }
};

const readAll = async (size: number): Promise<Ping[]> => {
  const read: Ping[] = [];
  for (let before: Parameters<typeof core.pings.older>[0] = null; ; ) {
    const { items, next } = await core.pings.older(before, size);
    read.push(...items);
    if (next === null) return read;
    before = next;
  }
};

const check = async (model: ReadonlyMap<string, Ping>): Promise<void> => {
  const all = newestFirst(model);
  expect(await readAll(4)).toEqual(all);
  const live = all.filter(({ seenAt }) => seenAt === undefined);
  const here = core.pings.get();
  expect(here).toEqual(expect.arrayContaining(live));
  expect(here.length).toBeLessThanOrEqual(live.length + 3);
  for (const each of here) expect(model.get(core.keyOf(each))).toEqual(each);
  await vi.waitFor(() => expect(core.count()).toBe(all.length));
};

beforeEach(start);

test("memory and database together are what a plain list would be, through changes at once, failures and restarts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      vi.stubGlobal("indexedDB", new IDBFactory());
      await start();
      const model = new Map<string, Ping>();
      for (const each of steps) {
        await take(each, model);
        await check(model);
      }
    }),
    { numRuns: 30 },
  );
});

test("changes that are made all at once count one after another", async () => {
  const kinds = fc.constantFrom("see", "answer", "delete");
  const changes = fc.array(fc.tuple(number, kinds), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(changes, async (all) => {
      vi.stubGlobal("indexedDB", new IDBFactory());
      await start();
      const model = new Map<string, Ping>();
      for (let n = 0; n <= 25; n += 1) await take({ act: "add", n, isSeen: n % 4 > 0 }, model);
      const making = all.map(([n, act]) => {
        const more = act === "see" ? { seenAt: sentAt + 1 } : { answeredAt: sentAt + 2 };
        const what = act === "delete" ? undefined : more;
        changeInModel(model, n, what);
        return change(n, what);
      });
      await Promise.all(making);
      await check(model);
      await start();
      await check(model);
    }),
    { numRuns: 20 },
  );
});
