import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../support/free-port.ts";
import { tsx } from "../../support/run-script.ts";
import { startProcess } from "../../support/start-process.ts";

/** A transport's server. */
export interface TransportServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts one of the scripts beside this file as a process of its own. */
export const startServer = async (script: "socket-io" | "peer"): Promise<TransportServer> => {
  const cwd = await mkdtemp(path.join(os.tmpdir(), "pingroom-bench-"));
  const port = await freePort();
  const entry = fileURLToPath(new URL(`${script}.ts`, import.meta.url));
  const logFile = path.join(cwd, "server.log");
  const env = { PATH: process.env.PATH };
  const server = await startProcess([process.execPath, ...tsx, entry, String(port)], {
    cwd,
    env,
    port,
    logFile,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(cwd, { recursive: true, force: true });
    },
  };
};
