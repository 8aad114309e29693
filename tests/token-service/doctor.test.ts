import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../../token-service/settings/config.ts";
import { checkDataDir } from "../../token-service/store/check-storage.ts";
import { freePort } from "../support/free-port.ts";
import { startTokenService } from "../support/token-service-process.ts";
import { runningService } from "./support/running-service.ts";
import { spawnEntry } from "./support/spawn-entry.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { signingKey } from "./support/test-engine.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("finds settings that are fine, and makes neither a folder nor a key", async () => {
  const folder = await temporaryFolder();
  const { code, output } = await spawnEntry("doctor.ts", folder, { DATA_DIR: "deep/data" });
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(/\nThe settings are fine\.\n$/),
  });
  expect(await readdir(folder)).toEqual([]);
});

test("shows what counts and where it comes from, and what was tried, but no secret", async () => {
  const folder = await temporaryFolder();
  const secret = "0123456789abcdef01234567";
  const port = String(await freePort());
  await writeFile(path.join(folder, ".env"), `ADMINKEY=${secret}\nADMIN_KEY=${secret}\nLOG_LEVEL=warn\n`);
  const { code, output } = await spawnEntry("doctor.ts", folder, { PORT: port });
  expect(code).toBe(0);
  expect(output).not.toContain(secret);
  const lines = output.split("\n").map((line) => line.split(/ {2,}/));
  for (const line of [
    ["PORT", port, "environment"],
    ["ADMIN_KEY", "set", ".env"],
    ["LOG_LEVEL", "warn", ".env"],
    ["PUBLIC_URL", `http://localhost:${port}`, "default"],
    ["RELAY_PORT", port, "default"],
    ["RELAY_ADDRESSES", "127.0.0.1", "default"],
    ["ok", "Port", `PORT ${port} on HOST 127.0.0.1 is free.`],
    ["warn", "Variables", "ADMINKEY in .env is no setting: did you mean ADMIN_KEY?"],
    ["ok", "Public address", `http://localhost:${port} leads to this service, and lets WebSockets through.`],
    ["ok", "Relay", "The package node-datachannel loads."],
    ["ok", "Relay port", `RELAY_PORT ${port}/udp is free.`],
    [
      "ok",
      "Relay addresses",
      `Members are sent to 127.0.0.1, port ${port}/udp. Whether a firewall lets them through was not tried.`,
    ],
    ["ok", "ICE servers", "none: teammates whose network lets no UDP through get no pings."],
    ["ok", "Clock", expect.stringMatching(/^It is \d{4}-.*Z here/)],
    ["Apart from the warnings the settings are fine."],
  ])
    expect(lines).toContainEqual(line);
});

test("tells its own service from another program on the port, and looks at all the rest in either case", async () => {
  const service = await startTokenService({ env: { PROT: "1" } });
  onTestFinished(() => service.stop());
  const at = (DATA_DIR: string) =>
    spawnEntry("doctor.ts", service.dataDir, {
      PORT: String(service.port),
      PUBLIC_URL: service.url,
      DATA_DIR,
    });
  const misspelt = "PROT in the environment is no setting: did you mean PORT?";
  await service.wrote((output) => output.includes(misspelt));
  expect(await at(service.dataDir)).toMatchObject({
    code: 0,
    output: expect.stringMatching(
      /^ok +Port +PORT \d+ on HOST 127\.0\.0\.1 is taken by this service, which runs\.$/m,
    ),
  });
  const { code, output } = await at(path.join(service.dataDir, "other"));
  expect(code).toBe(1);
  expect(output).toMatch(/^error +Port +PORT \d+ is taken by another program\.$/m);
  expect(output).toMatch(/^ok +Database +/m);
  expect(output).not.toMatch(/^\w+ +Public address/m);
});

test("--help says what it is for", async () => {
  const { code, output } = await spawnEntry("doctor.ts", await temporaryFolder(), {}, ["--help"]);
  expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("Usage: npm run doctor") });
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
  expect({ code, output }).toEqual({
    code: 1,
    output: expect.stringMatching(
      /^error +Data folder +DATA_DIR [^\n]+\.\n(.*\n)*\n(One thing has|2 things have) to be put right\.\n$/m,
    ),
  });
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
