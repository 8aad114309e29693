import { expect, test } from "vitest";
import { gatherWrites } from "../../../token-service/store/writer.ts";
import { type AuditCount, countAudit } from "../../../token-service/team/count-audit.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { testStore } from "../support/test-store.ts";

const noon = Date.UTC(2026, 10, 29, 12);
const day = 86_400_000;

/** An audit, and what adds a guest's token to it, or something else that is told. */
const audit = async () => {
  const { store } = await testStore();
  const write = gatherWrites(store);
  const count = (entry: Partial<AuditCount> = {}, at = noon) => {
    const { who = "Gus" } = entry;
    const guest = { actor: "guest", address: "192.0.2.7", action: "token.minted" as const };
    return countAudit(write, { ...guest, who, subject: `${who}.aaaaaaaa`, what: "ops", ...entry }, at);
  };
  return { store, count, lines: () => listAudit(store, 10_000) };
};

test("a guest's tokens of a day for a room are one line, with how many, the first time and the last", async () => {
  const { count, lines } = await audit();
  await count({ until: noon + 9_000 });
  await count({ subject: "Gus.bbbbbbbb", until: noon + 8_000 }, noon + 5_000);
  await count({ until: noon }, noon + 4_000);
  expect(await lines()).toMatchObject([
    {
      at: noon + 5_000,
      subject: "Gus.aaaaaaaa",
      detail: "ops until 2026-11-29T12:00:09.000Z, 3 times since 2026-11-29T12:00:00.000Z",
    },
  ]);
});

test.each<[string, Partial<AuditCount>, number?]>([
  ["name", { who: "Eve" }],
  ["room", { what: "lab" }],
  ["network", { address: "192.0.2.8" }],
  ["day", {}, noon + day],
  ["outcome", { action: "token.refused" }],
  ["member", { actor: "Gus" }],
])("another %s is another line", async (_what, entry, at) => {
  const { count, lines } = await audit();
  await count();
  await count(entry, at);
  expect(await lines()).toHaveLength(2);
});

test("guests of one network under ever new names take a hundred lines a day, and one for all others", async () => {
  const { count, lines } = await audit();
  await count({ who: "Ana", actor: "Ana" });
  await Promise.all(Array.from({ length: 300 }, (_, n) => count({ who: `Gus ${n}`, what: `room ${n}` })));
  await count({ who: "Gus 1", what: "room 1" });
  await count({ address: "192.0.2.8" });
  const told = await lines();
  expect(told).toHaveLength(1 + 100 + 1 + 1);
  const detail = "(several rooms), 200 times since 2026-11-29T12:00:00.000Z";
  const others = { subject: "(several people)", detail, address: "192.0.2.7" };
  expect(told).toContainEqual(expect.objectContaining(others));
  expect(told).toContainEqual(
    expect.objectContaining({ subject: "Gus 1.aaaaaaaa", detail: expect.stringContaining("2 times") }),
  );
});

test("guests of ever new networks take a thousand lines a day, and leave the members theirs", async () => {
  const { store, count, lines } = await audit();
  await store.execute({
    sql: `WITH RECURSIVE flood (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM flood WHERE n < 990)
      INSERT INTO audit_counts SELECT ?1, 'guest', 'network ' || n, 'token.minted', 'Gus', 'ops', 'Gus.x', NULL, 1, ?2, ?2
      FROM flood`,
    args: [Math.floor(noon / day), noon],
  });
  await Promise.all(Array.from({ length: 30 }, (_, n) => count({ address: `2001:db8:${n}:0::/64` })));
  await count({ who: "Ana", actor: "Ana", subject: "Ana.aaaaaaaa" });
  await count({}, noon + day);
  const told = await lines();
  expect(told).toHaveLength(1_000 + 1 + 1 + 1);
  const others = { subject: "(several people)", address: "(several networks)" };
  expect(told).toContainEqual(
    expect.objectContaining({ ...others, detail: expect.stringContaining("20 times") }),
  );
  expect(told).toContainEqual(expect.objectContaining({ actor: "Ana", subject: "Ana.aaaaaaaa" }));
});
