import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** Embedded rooms in a process of their own, which ends with the test at the latest. */
export interface SpawnedService {
  url: string;
  port: number;
  /** Of UDP. */
  relayPort: number;
  /** Ends the process as a crash would. */
  kill(): Promise<void>;
}

/**
 * @param stateFolder where rooms survive the process
 * @param port 0 for any
 */
export const spawnService = async (stateFolder: string, port = 0): Promise<SpawnedService> => {
  const script = fileURLToPath(new URL("serve.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, String(port), stateFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  onTestFinished(kill);
  const line = await Promise.race([once(createInterface(child.stdout), "line"), exited.then(() => ["0"])]);
  const [bound = 0, relayPort = 0] = String(line[0]).split(" ").map(Number);
  if (!bound) throw new Error("the service did not start");
  return {
    url: `ws://127.0.0.1:${bound}/signaling`,
    port: bound,
    relayPort,
    kill,
  };
};
