import { createClient } from "@libsql/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { createReplayGuard } from "../../../token-service/callers/replay-guard.ts";
import { migrations } from "../../../token-service/store/migrations.ts";
import { openStore, type Store } from "../../../token-service/store/open-store.ts";
import { deleteExpired, startRetention } from "../../../token-service/store/retention.ts";
import { gatherWrites } from "../../../token-service/store/writer.ts";
import { auditStatement } from "../../../token-service/team/audit-entry.ts";
import { countAudit } from "../../../token-service/team/count-audit.ts";
import { hasGuestPublisher, recordGuestPublisher } from "../../../token-service/team/issued-tokens.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { admin } from "../support/invited.ts";
import { recordedLog } from "../support/quiet-log.ts";
import { runningService } from "../support/running-service.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testStore } from "../support/test-store.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 29, 12);

const line = (subject: string, at: number) =>
  auditStatement({ ...admin, action: "invite.created", subject }, at);

const token = (store: Store, what: string, at: number) => {
  const guest = { actor: "guest", address: "192.0.2.7", who: "Gus", subject: "Gus.aaaaaaaa" };
  return countAudit(gatherWrites(store), { ...guest, action: "token.minted", what }, at);
};

const told = async (store: Store) => (await listAudit(store, 10_000)).map((row) => row.detail || row.subject);

/** A store with lines of 31, 30, 29 and no days ago. */
const withLines = async () => {
  const { store } = await testStore();
  for (const days of [31, 30, 29, 0]) {
    await store.execute(line(`line ${days}`, now - days * day));
    await token(store, `token ${days}`, now - days * day);
  }
  return store;
};

const young = ["token 30", "line 30", "token 29", "line 29", "token 0", "line 0"];

describe("the audit", () => {
  test("is kept for as many days as the admin says, lines and counts", async () => {
    const store = await withLines();
    expect(await deleteExpired(store, 30, now)).toBe(2);
    expect((await told(store)).sort()).toEqual([...young].sort());
  });

  test("is kept for ever with 0", async () => {
    const store = await withLines();
    expect(await deleteExpired(store, 0, now)).toBe(0);
    expect(await told(store)).toHaveLength(8);
  });

  test("loses all that is too old, however much that is", async () => {
    const { store } = await testStore();
    await store.batch(
      Array.from({ length: 2_500 }, (_, n) => line(`line ${n}`, now - 40 * day)),
      "write",
    );
    await store.execute(line("today", now));
    expect(await deleteExpired(store, 30, now)).toBe(2_500);
    expect(await told(store)).toEqual(["today"]);
  });

  test("loses the rest another time when the service ends meanwhile", async () => {
    const { store } = await testStore();
    const old = Array.from({ length: 1_500 }, (_, n) => line(`line ${n}`, now - 40 * day));
    await store.batch(old, "write");
    expect(await deleteExpired(store, 30, now, AbortSignal.abort())).toBe(1_000);
    expect(await deleteExpired(store, 30, now)).toBe(500);
  });

  test("is kept short at once and while the service runs, and the log says so", async () => {
    const store = await withLines();
    let at = now;
    const { log, written } = recordedLog();
    onTestFinished(startRetention({ store, auditDays: 30, log, everyMs: 10, clock: () => at }));
    await expect.poll(() => told(store)).toHaveLength(6);
    at += day;
    await expect.poll(() => told(store)).toHaveLength(4);
    expect(written()).toContain('"lines":2,"auditDays":30');
  });

  test("loses nothing young at one look of a clock that is far ahead, and what is old as it goes on", async () => {
    const store = await withLines();
    await deleteExpired(store, 30, now);
    await recordGuestPublisher(store, "ops", now);
    await deleteExpired(store, 30, now + 400 * day);
    expect(await told(store)).toEqual(expect.arrayContaining(["token 0", "line 0"]));
    expect(await hasGuestPublisher(store, "ops", now - 1)).toBe(true);
    await deleteExpired(store, 30, now);
    expect(await told(store)).toEqual(expect.arrayContaining(["token 0", "line 0"]));
    for (let looks = 0; looks < 20; looks += 1) await deleteExpired(store, 30, now + 29 * day);
    expect((await told(store)).sort()).toEqual(["line 0", "token 0"]);
  });

  test("is kept short by the running service", async () => {
    const folder = await temporaryFolder();
    const databaseUrl = `file:${folder}/pingroom.db`;
    const store = await openStore(databaseUrl);
    onTestFinished(() => store.close());
    await store.batch([line("old", Date.now() - 8 * day), line("young", Date.now() - 6 * day)], "write");
    await runningService({ databaseUrl, auditDays: 7 });
    await expect.poll(() => told(store)).toEqual(["young"]);
  });
});

test("what holds until a moment is forgotten after it", async () => {
  const { store } = await testStore();
  await recordGuestPublisher(store, "lab", now - 3 * day);
  await recordGuestPublisher(store, "ops", now + 1);
  const replayGuard = createReplayGuard(store);
  await replayGuard({ id: "old", expiresAt: now - 3 * day - 1 }, 1);
  await replayGuard({ id: "young", expiresAt: now }, 1);
  await deleteExpired(store, 30, now);
  const { rows } = await store.execute(
    "SELECT room AS kept FROM guest_publishers UNION SELECT id FROM used_assertions",
  );
  expect(rows.map(({ kept }) => kept)).toEqual(["ops", "young"]);
  expect(await hasGuestPublisher(store, "ops", now)).toBe(true);
});

test("a store of an earlier version keeps its lines, counts from then on, and is kept short as well", async () => {
  const url = `file:${await temporaryFolder()}/pingroom.db`;
  const earlier = createClient({ url });
  await earlier.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY)");
  const counting = migrations.findIndex((statements) =>
    statements.some((each) => each.includes("audit_counts")),
  );
  for (const [n, statements] of migrations.slice(0, counting).entries()) {
    await earlier.migrate([`INSERT INTO migrations VALUES (${n + 1})`, ...statements]);
  }
  await earlier.execute("INSERT INTO service (id, secret) VALUES (1, 'x')");
  await earlier.execute("INSERT INTO twilio_rooms (unique_name, room) VALUES ('ops-1', 'ops')");
  const guest = { actor: "guest", address: "192.0.2.7", action: "token.minted" as const };
  for (const days of [31, 1]) {
    const entry = { ...guest, subject: "Gus.aaaaaaaa", detail: `${days} days ago` };
    await earlier.execute(auditStatement(entry, now - days * day));
  }
  await expect(earlier.execute("DELETE FROM audit WHERE id = 1")).rejects.toThrow("append-only");
  earlier.close();

  const store = await openStore(url);
  onTestFinished(() => store.close());
  await token(store, "ops", now);
  expect(await told(store)).toEqual(["31 days ago", "1 days ago", "ops"]);
  await deleteExpired(store, 30, now);
  expect(await told(store)).toEqual(["1 days ago", "ops"]);
  const { rows } = await store.execute(
    "SELECT used_at > unixepoch() * 1000 - 60000 AS isRecent FROM twilio_rooms",
  );
  expect(rows).toEqual([{ isRecent: 1 }]);
});
