import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/free-port.ts";
import { withFiles } from "../../support/with-files.ts";
import { tsx } from "./run-script.ts";
import { type MeasuredProcess, startProcess } from "./start-process.ts";

const entry = new URL("../../../token-service/server.ts", import.meta.url);

/** The token service as `npm run service` runs it, on embedded rooms. */
export interface MeasuredService extends MeasuredProcess {
  url: string;
  /** Its DATA_DIR. */
  dataDir: string;
}

/** How it runs. */
export interface RunAs {
  /** For instance `--cpu-prof`. */
  nodeArgs?: readonly string[];
  /** How many files, sockets among them, it may have open; as many as anybody here unless given. */
  files?: number;
}

/**
 * Starts it with an empty database of its own, and with the settings that an admin gets by default but for what is given.
 *
 * @param env settings; `RATE_LIMIT` is off unless given, since one address asks for all the tokens here
 */
export const startPingroom = async (
  env: Record<string, string> = {},
  { nodeArgs = [], files }: RunAs = {},
): Promise<MeasuredService> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-bench-"));
  const dataDir = path.join(folder, "data");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = withFiles(files, [process.execPath, ...nodeArgs, ...tsx, fileURLToPath(entry)]);
  const server = await startProcess(command, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      RATE_LIMIT: "0",
      ...env,
    },
    port,
    logFile: path.join(folder, "service.log"),
  });
  // It listens before it has opened what it stands on, and lets who comes earlier wait.
  await fetch(`${url}/health`);
  return {
    ...server,
    url,
    dataDir,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
