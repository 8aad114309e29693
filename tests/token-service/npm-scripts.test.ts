import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { version } from "../../token-service/base/version.ts";
import { takesConnections } from "../../token-service/settings/read-settings.ts";
import { freePort } from "../support/free-port.ts";
import { outputOf } from "../support/output-of.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

// npm, Node and tsx take seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Runs a command in the project's folder and in a process group of its own, as a terminal does. */
const run = async (command: string, ...args: string[]) => {
  const port = await freePort();
  const child = spawn(command, args, {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: "",
      DATA_DIR: await temporaryFolder(),
      LOG_LEVEL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  // The whole group: what is left when npm has gone is what these tests look for.
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {} // Nobody is left.
  });
  return { child, output: outputOf(child, command), port };
};

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

test.skipIf(process.platform === "win32").each([
  ["SIGTERM to npm alone, as a supervisor sends it,", "SIGTERM", (pid: number) => pid],
  ["Ctrl+C, which reaches npm and the service,", "SIGINT", (pid: number) => -pid],
] as const)(
  "%s ends `npm run service` in good order, and leaves nothing behind",
  async (_how, signal, target) => {
    const { child, output, port } = await run("npm", "run", "service");
    await output.waitFor("token service listening");
    expect(await answers(port)).toBe(true);
    const closed = once(child, "close");
    process.kill(target(child.pid ?? 0), signal);
    expect(await closed).toEqual([0, null]);
    expect(await answers(port)).toBe(false);
    const lines = output.text
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line));
    expect(lines.find(({ msg }) => msg === "token service listening")).toMatchObject({
      version,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(
      lines.filter(({ msg }) => /^stop/.test(msg)),
      output.text,
    ).toMatchObject([{ msg: "stopping", signal }, { msg: "stopped" }]);
  },
);

test("a service that is asked to end while it still starts ends in good order", async () => {
  const { child, output, port } = await run(process.execPath, "--import", "tsx", "token-service/server.ts");
  // It listens before it opens its store.
  await expect.poll(() => takesConnections("127.0.0.1", port), { interval: 5, timeout: 30_000 }).toBe(true);
  const closed = once(child, "close");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
  expect(output.text).toContain('"msg":"stopped"');
});

// Without setup.mjs, which might install packages beneath the other tests.
// It may have to build first.
test("the quick start prints sentences, and no JSON among them", { timeout: 180_000 }, async () => {
  const { child, output, port } = await run(
    process.execPath,
    "--import",
    "tsx",
    "token-service/quick-start.ts",
  );
  await output.waitFor("Ctrl+C stops it.");
  expect(await answers(port)).toBe(true);
  expect(output.text).toContain(`http://localhost:${port}`);
  expect(output.text).not.toMatch(/[{}]|"level"/);
  const closed = once(child, "close");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
});
