import { expect, test } from "vitest";
import { gatherWrites } from "../../../token-service/store/writer.ts";
import { auditStatement } from "../../../token-service/team/audit-entry.ts";
import { countAudit } from "../../../token-service/team/count-audit.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { admin } from "../support/invited.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.UTC(2026, 10, 29, 12);

const withThree = async () => {
  const { store } = await testStore();
  for (const [n, subject] of ["Ana", "Ben", "Eve"].entries()) {
    await store.execute(auditStatement({ ...admin, action: "invite.created", subject }, now + n));
  }
  const ana = { actor: "Ana", address: "192.0.2.7", action: "token.minted" as const };
  const entry = { ...ana, who: "Ana.aaaaaaaa", subject: "Ana.aaaaaaaa", what: "ops" };
  for (const n of [1, 2])
    await countAudit(gatherWrites(store), { ...entry, until: now + 14_400_000 }, now + n);
  return store;
};

test("the newest lines are told, oldest first, those that are counted among the others", async () => {
  const store = await withThree();
  const line = { ...admin, action: "invite.created", detail: "" };
  expect(await listAudit(store, 3)).toEqual([
    { ...line, id: 2, at: now + 1, subject: "Ben" },
    {
      id: 0,
      at: now + 2,
      actor: "Ana",
      address: "192.0.2.7",
      action: "token.minted",
      subject: "Ana.aaaaaaaa",
      detail: "ops until 2026-11-29T16:00:00.000Z, 2 times since 2026-11-29T12:00:00.001Z",
    },
    { ...line, id: 3, at: now + 2, subject: "Eve" },
  ]);
});

const counted = "day, actor, address, action, who, what, subject, until";

test.each([
  "UPDATE audit SET subject = 'nobody' WHERE id = 1",
  "DELETE FROM audit",
  "REPLACE INTO audit SELECT * FROM audit WHERE id = 1",
  "INSERT OR REPLACE INTO audit (id, at, actor, action, subject, detail, address) VALUES (1, 0, '', '', '', '', '')",
  "DELETE FROM audit_counts",
  "UPDATE audit_counts SET count = 1",
  "UPDATE audit_counts SET count = 3, who = 'nobody'",
  "UPDATE audit_counts SET count = 3, last_at = first_at - 1",
  `REPLACE INTO audit_counts SELECT ${counted}, 1, first_at, last_at FROM audit_counts`,
  `REPLACE INTO audit_counts SELECT ${counted}, 3, first_at + 1, last_at FROM audit_counts`,
  "UPDATE service SET audit_from = unixepoch() * 1000",
])("no line is changed or goes away: %s", async (statement) => {
  const store = await withThree();
  const before = await listAudit(store, 10);
  expect(before).toHaveLength(4);
  await expect(store.execute(statement)).rejects.toThrow("append-only");
  expect(await listAudit(store, 10)).toEqual(before);
});
