import { expect, test } from "vitest";
import { gatherWrites } from "../../../token-service/store/gather-writes.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { recordAudit } from "../../../token-service/team/record-audit.ts";
import { admin } from "../support/invited.ts";
import { testStore } from "../support/test-store.ts";

const withThree = async () => {
  const { store } = await testStore();
  for (const [at, subject] of ["Ana", "Ben", "Eve"].entries()) {
    await recordAudit(gatherWrites(store), { ...admin, action: "token.minted", subject }, at);
  }
  return store;
};

test("the newest lines are told, oldest first", async () => {
  const store = await withThree();
  expect(await listAudit(store, 2)).toEqual([
    { id: 2, at: 1, ...admin, action: "token.minted", subject: "Ben", detail: "" },
    { id: 3, at: 2, ...admin, action: "token.minted", subject: "Eve", detail: "" },
  ]);
});

test.each([
  "UPDATE audit SET subject = 'nobody' WHERE id = 1",
  "DELETE FROM audit",
  "REPLACE INTO audit SELECT * FROM audit WHERE id = 1",
  "INSERT OR REPLACE INTO audit (id, at, actor, action, subject, detail, address) VALUES (1, 0, '', '', '', '', '')",
])("no line is changed or goes away: %s", async (statement) => {
  const store = await withThree();
  const before = await listAudit(store, 10);
  await expect(store.execute(statement)).rejects.toThrow("append-only");
  expect(await listAudit(store, 10)).toEqual(before);
});
