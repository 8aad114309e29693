import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../../token-service/store/open-store.ts";
import { openWriter } from "../../../token-service/store/writer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testStore } from "../support/test-store.ts";

const use = { sql: "INSERT INTO used_assertions (id, expires_at) VALUES ('a', 1)", args: [] };
const count = "SELECT COUNT(*) AS n FROM used_assertions";

test("what was written is there for everybody, in this process and in others", async () => {
  const { store, url, another } = await testStore();
  const { write, close } = await openWriter(url, store);
  expect((await write(use)).rowsAffected).toBe(1);
  expect((await store.execute(count)).rows[0]?.n).toBe(1);
  expect((await (await another()).execute(count)).rows[0]?.n).toBe(1);
  await close();
});

test("it outlives a process that is killed", async () => {
  const folder = await temporaryFolder();
  const url = `file:${path.join(folder, "pingroom.db")}`;
  const script = `
    const { openStore } = await import("./token-service/store/open-store.ts");
    const { openWriter } = await import("./token-service/store/writer.ts");
    const { write } = await openWriter(${JSON.stringify(url)}, await openStore(${JSON.stringify(url)}));
    await write(${JSON.stringify(use)});
    process.kill(process.pid, "SIGKILL");`;
  expect(() =>
    execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: "pipe",
    }),
  ).toThrow(/SIGKILL|Command failed/);
  const store = await openStore(url);
  expect((await store.execute(count)).rows[0]?.n).toBe(1);
  store.close();
});

test("a store in memory writes for itself", async () => {
  const store = await openStore("file::memory:");
  const { write, close } = await openWriter("file::memory:", store);
  await write(use);
  expect((await store.execute(count)).rows[0]?.n).toBe(1);
  await close();
  store.close();
});
