import { once } from "node:events";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { createClient } from "@libsql/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { examine } from "../../../token-service/process/examine.ts";
import { openStore } from "../../../token-service/store/open-store.ts";
import { commonRefusal, fineSettings } from "../support/doctor-and-start.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { takenUdpPort } from "../support/udp-ports.ts";

vi.setConfig({ testTimeout: 30_000 });

test("the doctor has nothing to say of settings that are fine, and leaves nothing behind", async () => {
  const config = await fineSettings();
  expect(await examine(config)).toMatchObject({ findings: [], refusal: undefined, isRunning: false });
  expect(await readdir(config.dataDir)).toEqual([]);
});

test("the doctor leaves a database as it found it, of an earlier version too", async () => {
  const config = await fineSettings();
  const old = createClient({ url: config.databaseUrl });
  await old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY)");
  expect((await examine(config)).findings).toEqual([]);
  const { rows } = await old.execute("SELECT name FROM sqlite_master");
  old.close();
  expect(rows.map(({ name }) => name)).toEqual(["migrations"]);
});

test("of a port that another program has, the doctor says what the start says", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  expect(await commonRefusal(await fineSettings({ port }))).toBe(`PORT ${port} is taken by another program.`);
});

test("of a UDP port that another program has, the doctor says what the start says", async () => {
  const relayPort = await takenUdpPort();
  expect(await commonRefusal(await fineSettings({ relayPort }))).toMatch(
    new RegExp(`^RELAY_PORT ${relayPort}/udp is taken by another program: [^\\n]+\\.$`),
  );
});

test("of an address of another machine, the doctor says what the start says", async () => {
  const refusal = await commonRefusal(await fineSettings({ host: "192.0.2.1" }));
  expect(refusal).toMatch(/^HOST 192\.0\.2\.1 with PORT \d+ cannot be bound: [^\n]+\.$/);
});

test.each([
  ["is no database", async (file: string) => writeFile(file, "nothing of the kind, and long enough to tell")],
  ["is a folder", async (file: string) => void (await mkdir(file))],
  [
    "was written by a newer Pingroom",
    async (file: string) => {
      const store = await openStore(`file:${file}`);
      await store.execute("INSERT INTO migrations (version) VALUES (1000000)");
      store.close();
    },
  ],
])("of a database that %s, the doctor says what the start says", async (_what, prepare) => {
  const file = path.join(await temporaryFolder(), "team.db");
  await prepare(file);
  const refusal = await commonRefusal(await fineSettings({ databaseUrl: `file:${file}` }));
  expect(refusal).toMatch(/^The database cannot be opened \(\/[^\n]+\.$/);
});

test("of a database's folder that cannot be made, the doctor says what the start says", async () => {
  const config = await fineSettings({ databaseUrl: "file:/dev/null/team.db" });
  expect(await commonRefusal(config)).toMatch(
    /^The database cannot be opened \(\/dev\/null\/team\.db\): .+\.$/,
  );
});

test("of a libSQL server that does not answer, the doctor says what the start says, and no secret", async () => {
  const databaseUrl = "http://127.0.0.1:1/?authToken=a-secret";
  const refusal = await commonRefusal(await fineSettings({ databaseUrl, databaseAuthToken: "a-secret" }));
  expect(refusal).toMatch(/^The database cannot be opened \(http:\/\/127\.0\.0\.1:1\/\): .+\.$/);
  expect(refusal).not.toContain("a-secret");
});
