import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { freePort } from "../support/free-port.ts";
import { startTokenService } from "../support/token-service-process.ts";
import { joinRoom } from "./support/join-room.ts";
import { runningService } from "./support/running-service.ts";
import { spawnEntry } from "./support/spawn-entry.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("a taken port ends the start with one sentence, and leaves no trace in the state folder", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const folder = await temporaryFolder();
  const { code, output } = await spawnEntry("server.ts", folder, { PORT: String(port), DATA_DIR: "data" });
  taken.close();
  expect({ code, output }).toEqual({ code: 1, output: `PORT ${port} is taken by another program.\n` });
  expect(await readdir(folder)).toEqual([]);
});

test("an address of another machine ends the start with one sentence that names HOST", async () => {
  const folder = await temporaryFolder();
  const { code, output } = await spawnEntry("server.ts", folder, { HOST: "192.0.2.1", DATA_DIR: "data" });
  expect(code).toBe(1);
  expect(output).toMatch(/^HOST 192\.0\.2\.1 with PORT 3000 cannot be bound: [^\n]+\.\n$/);
});

test("a second service on the same port leaves the rooms of the first alone", async () => {
  const service = await startTokenService();
  try {
    const ana = await joinRoom(service.url, "Ana");
    const rooms = path.join(service.dataDir, "rooms");
    // Under another name while it is being written.
    await vi.waitFor(async () => expect(await readdir(rooms)).toEqual([expect.stringMatching(/\.json$/)]));
    const saved = async () =>
      Promise.all((await readdir(rooms)).map((name) => readFile(path.join(rooms, name), "utf8")));
    const before = await saved();
    const env = { PORT: String(service.port), DATA_DIR: service.dataDir };
    const { code } = await spawnEntry("server.ts", await temporaryFolder(), env);
    expect(code).toBe(1);
    expect(await saved()).toEqual(before);
    ana.socket.terminate();
  } finally {
    await service.stop();
  }
});

test("a data folder that cannot be used ends the start with one sentence, and the port is free again", async () => {
  const folder = await temporaryFolder();
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: "/dev/null/data" };
  const { code, output } = await spawnEntry("server.ts", folder, env);
  expect(code).toBe(1);
  expect(output).toMatch(/^DATA_DIR [^\n]+\.\n$/);
  await expect(runningService({ port, dataDir: "/dev/null/data" })).rejects.toThrow(/^DATA_DIR /);
  await runningService({ port });
});

test("a store that cannot be opened ends the start with one sentence, and the port is free again", async () => {
  const port = await freePort();
  await expect(runningService({ port, databaseUrl: "file:/dev/null/pingroom.db" })).rejects.toThrow(
    /^The database cannot be opened \([^\n]+\.$/,
  );
  await runningService({ port });
});
