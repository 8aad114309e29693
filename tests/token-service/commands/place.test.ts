import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { closeServer, listen } from "../../../token-service/http/node-server.ts";
import { defaultStoreUrl, openStore } from "../../../token-service/store/open-store.ts";
import { listInvites } from "../../../token-service/team/list-invites.ts";
import { freePort } from "../../support/free-port.ts";
import { invite } from "../support/invited.ts";
import { joinAsMember } from "../support/join-room.ts";
import { memberDevice } from "../support/member-device.ts";
import { runningService } from "../support/running-service.ts";
import { spawnEntry } from "../support/spawn-entry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A service that runs at an address, the store behind it, and a shell that has the variables which the test gives. */
const running = async () => {
  const port = await freePort();
  const dataDir = await temporaryFolder();
  const url = `http://127.0.0.1:${port}`;
  await runningService({ port, dataDir, publicUrl: new URL(url) });
  const store = await openStore(defaultStoreUrl(dataDir));
  onTestFinished(() => store.close());
  const folder = await temporaryFolder();
  return {
    store,
    url,
    folder,
    env: { DATA_DIR: dataDir, PUBLIC_URL: url, PORT: String(port) },
    type: (command: string, env: Record<string, string>, ...args: string[]) =>
      spawnEntry(`commands/${command}.ts`, folder, env, args),
  };
};

test("an invite for a service that runs is made, and says that a link to this machine is for nobody else", async () => {
  const { store, url, env, type } = await running();
  const { code, result, problems } = await type("invite", env, "--name", "Ana");
  expect(code).toBe(0);
  const [made] = await listInvites(store, Date.now());
  expect(result).toMatch(new RegExp(`^${url}/join#[\\w-]{22}\nFor Ana: .* its id is ${made?.id}\\.`));
  const lines = problems.trimEnd().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(
      /^Database: .*pingroom\.db \(DATA_DIR from the environment\)\. Service: http:.* \(PUBLIC_URL from the environment\)\.$/,
    ),
    `This link works on this machine alone: ${url} means each machine itself. Set PUBLIC_URL to the address that others use.`,
  ]);
});

test("a shell without the service's variables makes no invite, and no database", async () => {
  const { folder, env, type } = await running();
  const { code, result, problems } = await type("invite", { PORT: env.PORT }, "--name", "Ana");
  expect({ code, result }).toEqual({ code: 1, result: "" });
  expect(problems).toMatch(
    /^Database: .*\.data\/pingroom\.db \(the default\)\. Service: http:\/\/localhost:\d+ \(PORT from the environment\)\.\nThere is no database at .* Are DATA_DIR, DATABASE_URL and PUBLIC_URL set here/,
  );
  for (const command of ["members", "invites", "audit"])
    expect(await type(command, {})).toMatchObject({ code: 1, result: "" });
  expect(await readdir(folder)).toEqual([]);
});

test("no invite is made in a database that is not the service's", async () => {
  const { folder, env, type } = await running();
  const store = await openStore(defaultStoreUrl(path.join(folder, "other")));
  onTestFinished(() => store.close());
  const other = { ...env, DATA_DIR: path.join(folder, "other") };
  const { code, result, problems } = await type("invite", other, "--name", "Ana");
  expect({ code, result }).toEqual({ code: 1, result: "" });
  expect(problems).toContain(`No invite was made: the service at ${env.PUBLIC_URL} has another database.`);
  expect(await listInvites(store, Date.now())).toEqual([]);
});

test("where no service answers an invite is made only on purpose, and then also before the first start", async () => {
  const folder = await temporaryFolder();
  const env = { DATA_DIR: path.join(folder, "data"), PORT: String(await freePort()) };
  const type = (...args: string[]) =>
    spawnEntry("commands/invite.ts", folder, env, ["--name", "Ana", ...args]);
  expect(await type("--offline")).toMatchObject({ code: 0, result: expect.stringMatching(/\/join#/) });
  const { code, result, problems } = await type();
  expect({ code, result }).toEqual({ code: 1, result: "" });
  expect(problems).toMatch(
    /No invite was made: no service answers at http:\/\/localhost:\d+ \(ECONNREFUSED\)\. .*--offline/,
  );
});

test("a public address that leads elsewhere is refused, and one that this machine cannot reach is told of", async () => {
  const { store, env, type } = await running();
  const stranger = createServer((_request, response) => response.end("Hi"));
  onTestFinished(() => closeServer(stranger));
  const port = await freePort();
  await listen(stranger, { host: "127.0.0.1", port });
  const elsewhere = { ...env, PUBLIC_URL: `http://127.0.0.1:${port}` };
  expect((await type("invite", elsewhere, "--name", "Ana")).problems).toMatch(/does not lead to the service/);
  const behind = { ...env, PUBLIC_URL: "https://nowhere.invalid" };
  const { code, result, problems } = await type("invite", behind, "--name", "Ana");
  expect({ code, result }).toEqual({
    code: 0,
    result: expect.stringMatching(/^https:\/\/nowhere\.invalid\/join#/),
  });
  expect(problems).toMatch(
    /nowhere\.invalid cannot be reached from this machine .*although the service runs here/,
  );
  expect(await listInvites(store, Date.now())).toHaveLength(1);
});

test("invites lists those that are open, and remove takes one back", async () => {
  const { store, env, type } = await running();
  await invite(store, { name: "Bo", grants: [{ room: "ops", role: "subscribe" }] });
  await invite(store, { name: "Ana", lifetimeMs: 7_200_000 });
  await invite(store, { name: "Cy", now: Date.now() - 86_400_000 });
  const [bo, ana] = await listInvites(store, Date.now());
  const { result } = await type("invites", env);
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ`;
  expect(result).toMatch(
    new RegExp(
      `^FOR  ROOMS +EXPIRES +ID\nBo   ops:subscribe  ${time}  ${bo?.id}\nAna  as usual       ${time}  ${ana?.id}\n$`,
    ),
  );
  const id = bo?.id.toUpperCase() ?? "";
  expect(await type("remove", env, "--invite", id)).toMatchObject({
    code: 0,
    result: "One invite for Bo can be used no more.\n",
  });
  expect((await type("remove", env, "--invite", id)).problems).toMatch(/There is no open invite "/);
  expect((await type("audit", env, "--last", "1")).result).toMatch(/invite\.revoked +Bo +[0-9a-f]{10}\n$/);
  expect((await listInvites(store, Date.now())).map(({ name }) => name)).toEqual(["Ana"]);
});

test("members shows who is in a room now, as the running service knows", async () => {
  const { store, url, env, type } = await running();
  const ana = await memberDevice(store);
  const other = await memberDevice(store);
  const client = await joinAsMember(url, ana);
  onTestFinished(() => client.socket.terminate());
  const { result, problems } = await type("members", env);
  expect(problems).not.toContain("unknown");
  const lineOf = (id: string) => result.split("\n").find((line) => line.includes(id.slice(0, 8)));
  expect(lineOf(ana.id)).toMatch(/ yes$/);
  expect(lineOf(other.id)).toMatch(/ no$/);
});

test.each(["invite", "invites", "grant", "members", "remove", "audit"])(
  "%s --help and -h tell how it is typed, with examples, and open nothing",
  async (command) => {
    const folder = await temporaryFolder();
    const asked = ["--help", "-h"].map((word) => spawnEntry(`commands/${command}.ts`, folder, {}, [word]));
    const [long, short] = await Promise.all(asked);
    expect(long).toMatchObject({ code: 0, problems: "" });
    expect(long?.result).toMatch(
      new RegExp(`\n\nUsage: npm run ${command}[^\n]*\n\n(  -.*\n)+\nExamples:\n(  npm run [^\n]+\n)+$`),
    );
    expect(short).toEqual(long);
    expect(await readdir(folder)).toEqual([]);
  },
);
