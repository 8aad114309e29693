import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkStore } from "../../../token-service/store/check-storage.ts";
import { defaultStoreUrl, openStore } from "../../../token-service/store/open-store.ts";
import { spawnEntry } from "../support/spawn-entry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test.skipIf(process.platform === "win32")("the store's files are for their owner alone", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(`file:${path.join(folder, "pingroom.db")}`);
  onTestFinished(() => store.close());
  const files = await readdir(folder);
  expect(files).toContain("pingroom.db");
  for (const file of files) expect((await stat(path.join(folder, file))).mode & 0o077).toBe(0);
});

test("another process that ends takes no log from under a store that was looked at before it was opened", async () => {
  const dataDir = await temporaryFolder();
  const url = defaultStoreUrl(dataDir);
  (await openStore(url)).close();
  await checkStore(url);
  const store = await openStore(url);
  onTestFinished(() => store.close());
  const log = `${path.join(dataDir, "pingroom.db")}-wal`;
  const { ino } = await stat(log);
  const { code, output } = await spawnEntry("commands/members.ts", dataDir, { DATA_DIR: dataDir });
  expect({ code, output }).toMatchObject({ code: 0 });
  expect((await stat(log)).ino).toBe(ino);
});
