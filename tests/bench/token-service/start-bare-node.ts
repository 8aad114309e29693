import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/free-port.ts";
import { tsx } from "../support/run-script.ts";
import { type MeasuredProcess, startProcess } from "../support/start-process.ts";

const script = fileURLToPath(new URL("bare-node.ts", import.meta.url));

/** Starts bare-node.ts: what no service in one process of Node can beat. */
export const startBareNode = async (): Promise<MeasuredProcess & { url: string }> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-bench-"));
  const port = await freePort();
  const server = await startProcess([process.execPath, ...tsx, script], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port) },
    port,
    logFile: path.join(folder, "bare-node.log"),
  });
  return {
    ...server,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
