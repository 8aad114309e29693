import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../token-service/store/open-store.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test.skipIf(process.platform === "win32")("the store's files are for their owner alone", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(`file:${path.join(folder, "pingroom.db")}`);
  onTestFinished(() => store.close());
  const files = await readdir(folder);
  expect(files).toContain("pingroom.db");
  for (const file of files) expect((await stat(path.join(folder, file))).mode & 0o077).toBe(0);
});
