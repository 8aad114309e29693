import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { readConfig } from "../../token-service/settings/config.ts";
import { checkDataDir } from "../../token-service/store/check-storage.ts";
import { runningService } from "./support/running-service.ts";
import { spawnEntry } from "./support/spawn-entry.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { signingKey } from "./support/test-engine.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("finds settings that are fine, and makes neither a folder nor a key", async () => {
  const folder = await temporaryFolder();
  const { code, output } = await spawnEntry("doctor.ts", folder, { DATA_DIR: "deep/data" });
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^The settings are fine/) });
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ["is a file", async (dataDir: string) => writeFile(dataDir, "")],
  [
    "has a file where the rooms should be",
    async (dataDir: string) => {
      await mkdir(dataDir);
      await writeFile(path.join(dataDir, "rooms"), "");
    },
  ],
  [
    "holds a damaged key",
    async (dataDir: string) => {
      await mkdir(dataDir);
      await writeFile(path.join(dataDir, "signing-key.json"), "{");
    },
  ],
])("says in one sentence that DATA_DIR %s, and the service does not start", async (_what, prepare) => {
  const folder = await temporaryFolder();
  const dataDir = path.join(folder, "data");
  await prepare(dataDir);
  const { code, output } = await spawnEntry("doctor.ts", folder, { DATA_DIR: dataDir });
  expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/^DATA_DIR [^\n]+\.\n$/) });
  await expect(runningService({ dataDir })).rejects.toThrow(/^DATA_DIR /);
});

// A place that not even root can write to.
test.skipIf(process.platform !== "linux")(
  "finds rooms that cannot be written in a folder that can",
  async () => {
    const dataDir = await temporaryFolder();
    await symlink("/proc", path.join(dataDir, "rooms"));
    await expect(checkDataDir(readConfig({ DATA_DIR: dataDir }))).rejects.toThrow(/^DATA_DIR .*rooms/);
    await expect(runningService({ dataDir })).rejects.toThrow(/^DATA_DIR /);
    expect(await readdir(dataDir)).toEqual(["rooms"]);
  },
);

test("a folder that no part of the service writes to may be any", async () => {
  const onTwilio = {
    TWILIO_ACCOUNT_SID: signingKey.accountSid,
    TWILIO_API_KEY_SID: signingKey.keySid,
    TWILIO_API_KEY_SECRET: signingKey.keySecret,
    DATA_DIR: "/dev/null/data",
  };
  await expect(checkDataDir(readConfig(onTwilio))).rejects.toThrow(/^DATA_DIR /);
  await checkDataDir(readConfig({ ...onTwilio, DATABASE_URL: "libsql://store.example" }));
});
