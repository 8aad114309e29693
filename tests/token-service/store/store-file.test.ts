import { chmod, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../../../token-service/settings/config.ts";
import { checkDataDir, openFileWarning } from "../../../token-service/store/check-storage.ts";
import { defaultStoreUrl, openStore } from "../../../token-service/store/open-store.ts";
import { storeFile, storeUrl } from "../../../token-service/store/store-file.ts";
import { openWriter } from "../../../token-service/store/writer.ts";
import { runningService } from "../support/running-service.ts";
import { spawnEntry } from "../support/spawn-entry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const strange = ["100% x", "C#", "team a", "é", "team%20a", "100%25", "a;b&c=d", "it's (x) [y]", "%ZZ%", "~"];
const forPosix = process.platform === "win32" ? [] : ["a?b", "a:b", "a\\b"];
const mode = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

describe.each([...strange, ...forPosix])("in a folder called %j", (name) => {
  test("the service keeps all that it has there, for its owner alone", async () => {
    const above = await temporaryFolder();
    const dataDir = path.join(above, name);
    const config = readConfig({ DATA_DIR: dataDir });
    await checkDataDir(config);
    await runningService({ dataDir, databaseUrl: config.databaseUrl });
    expect(await readdir(above)).toEqual([name]);
    expect((await readdir(dataDir)).sort()).toEqual(
      ["pingroom.db", "pingroom.db-shm", "pingroom.db-wal", "rooms", "signing-key.json"].sort(),
    );
    if (process.platform === "win32") return;
    expect(await mode(dataDir)).toBe("700");
    for (const file of await readdir(dataDir)) {
      expect(await mode(path.join(dataDir, file))).toBe(file === "rooms" ? "700" : "600");
    }
  });

  test("a URL that is made of a path leads back to it", () => {
    const file = path.resolve("/srv", name, "pingroom.db");
    expect(storeFile(storeUrl(file))).toBe(file);
  });
});

test.each(["100% x", "C#", "team%20a"])(
  "a start in a folder called %s and its doctor agree",
  async (name) => {
    const folder = path.join(await temporaryFolder(), name);
    await mkdir(folder);
    expect(await spawnEntry("doctor.ts", folder, {})).toMatchObject({ code: 0 });
    const args = ["--name", "Ana", "--offline"];
    expect(await spawnEntry("commands/invite.ts", folder, {}, args)).toMatchObject({ code: 0 });
    expect(await readdir(path.join(folder, ".data"))).toContain("pingroom.db");
  },
);

const home = os.homedir();

test.each([
  ["file:/srv/x.db", "/srv/x.db"],
  ["file:///srv/x.db", "/srv/x.db"],
  ["file://localhost/srv/x.db", "/srv/x.db"],
  ["FILE:/srv/x.db", "/srv/x.db"],
  ["file:data/x.db", path.resolve("data/x.db")],
  ["file:./x.db", path.resolve("x.db")],
  ["file:~/x.db", path.join(home, "x.db")],
  ["file:/srv/team%20a/x.db", "/srv/team a/x.db"],
  ["file:/srv/team a/x.db", "/srv/team a/x.db"],
  ["file:/srv/%C3%A9/x.db", "/srv/é/x.db"],
  ["file:/srv/é/x.db", "/srv/é/x.db"],
  ["file:/srv/100% x/x.db", "/srv/100% x/x.db"],
  ["file:/srv/100%25 x/x.db", "/srv/100% x/x.db"],
  ["file:/srv/%FF/x.db", "/srv/%FF/x.db"],
  ["file:/srv/C#/x.db", "/srv/C#/x.db"],
  ["file:/srv/a%3Fb/x.db", "/srv/a?b/x.db"],
])("%s is the file %s", (url, file) => {
  expect(storeFile(readConfig({ DATABASE_URL: url }).databaseUrl)).toBe(path.resolve(file));
});

test.each(["file::memory:", "libsql://store.example", "https://store.example/file:/srv/x.db"])(
  "%s is no file",
  (url) => {
    expect(storeFile(url)).toBeUndefined();
  },
);

test.each([
  ["DATABASE_URL", "file://srv/x.db"],
  ["DATABASE_URL", "file://./x.db"],
  ["DATABASE_URL", "file:/srv/x.db?mode=ro"],
  ["DATABASE_URL", "file:/srv/"],
  ["DATABASE_URL", "file:~ana/x.db"],
  ["DATABASE_URL", "file:$HOME/x.db"],
  ["DATABASE_URL", "file:/srv/x%00.db"],
  ["DATA_DIR", "$HOME/pingroom"],
  ["DATA_DIR", "\u0024{HOME}/pingroom"],
  ["DATA_DIR", "%USERPROFILE%\\pingroom"],
  ["DATA_DIR", "$env:USERPROFILE\\pingroom"],
  ["DATA_DIR", "~ana/pingroom"],
])("%s=%s is refused in one sentence", (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must [^\\n]+\\.$`));
});

test("DATA_DIR is a path, whatever it looks like, but for the ~ of one's own home", () => {
  expect(readConfig({ DATA_DIR: "/srv/team%20a" }).dataDir).toBe("/srv/team%20a");
  expect(readConfig({ DATA_DIR: "file:data" }).dataDir).toBe("file:data");
  expect(readConfig({ DATA_DIR: "~/pingroom" }).dataDir).toBe(path.join(home, "pingroom"));
  expect(readConfig({ DATA_DIR: "~" }).dataDir).toBe(home);
  expect(readConfig({ DATA_DIR: "~x" }).dataDir).toBe("~x");
});

test.each([
  ["[::1]", "::1"],
  ["::1", "::1"],
  ["::", "::"],
  ["[::ffff:127.0.0.1]", "::ffff:127.0.0.1"],
  ["0.0.0.0", "0.0.0.0"],
  ["localhost", "localhost"],
  ["fe80::1%eth0", "fe80::1%eth0"],
])("HOST=%s binds %s", (written, host) => {
  expect(readConfig({ HOST: written }).host).toBe(host);
});

test.each(["127.0.0.1:3000", "[::1]:3000", "http://127.0.0.1", "a b", "[::1", "::1]", "localhost/"])(
  "HOST=%s is refused in one sentence",
  (host) => {
    expect(() => readConfig({ HOST: host })).toThrow(/^HOST must be an address [^\n]+\.$/);
  },
);

describe.skipIf(process.platform === "win32")("what an earlier version left readable for everybody", () => {
  test("is for its owner alone from the next start on", async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, "team a.db");
    const first = await openStore(storeUrl(file));
    for (const end of ["", "-wal", "-shm"]) await chmod(file + end, 0o644);
    const second = await openStore(`file:${folder}/team%20a.db`);
    onTestFinished(() => [first, second].forEach((store) => void store.close()));
    for (const end of ["", "-wal", "-shm"]) expect(await mode(file + end)).toBe("600");
  });

  test("is told where it cannot be closed, and only there", async () => {
    const folder = await temporaryFolder();
    const databaseUrl = defaultStoreUrl(folder);
    (await openStore(databaseUrl)).close();
    expect(openFileWarning({ databaseUrl })).toBeUndefined();
    expect(openFileWarning({ databaseUrl: "libsql://store.example" })).toBeUndefined();
    await chmod(path.join(folder, "pingroom.db"), 0o644); // As somebody else's file would stay.
    expect(openFileWarning({ databaseUrl })).toMatch(
      /^Others on this machine can read the database .*DATABASE_URL\.$/,
    );
  });

  test("is not touched where it is no file of ours", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "other"), "");
    await chmod(path.join(folder, "other"), 0o644);
    (await openStore(defaultStoreUrl(folder))).close();
    expect(await mode(path.join(folder, "other"))).toBe("644");
  });
});

test("the writer finds the log of a file whose URL is encoded", async () => {
  const folder = path.join(await temporaryFolder(), "100% C#");
  const url = defaultStoreUrl(folder);
  const store = await openStore(url);
  const { write, close } = await openWriter(url, store);
  await write({ sql: "INSERT INTO used_assertions (id, expires_at) VALUES ('a', 1)", args: [] });
  expect((await store.execute("SELECT COUNT(*) AS n FROM used_assertions")).rows[0]?.n).toBe(1);
  expect(await readdir(folder)).toEqual(["pingroom.db", "pingroom.db-shm", "pingroom.db-wal"]);
  await close();
  store.close();
});
