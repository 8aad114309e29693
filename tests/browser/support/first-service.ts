import { once } from "node:events";
import { cp, mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { removeFolder } from "../../support/browser-profile.ts";
import { startTokenService } from "../../support/token-service-process.ts";
import { spawnEntry } from "../../token-service/support/spawn-entry.ts";
import { firstProfiles } from "./first-profile.ts";

/** Where the profiles of version 0.1 look for their service. */
const port = 24_617;

const expectFree = async (): Promise<void> => {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening").catch((cause: unknown) => {
    const why = "The profiles of version 0.1 know their service by this address: end what listens there.";
    throw new Error(`Port ${port} of 127.0.0.1 is taken. ${why}`, { cause });
  });
  server.close();
  await once(server, "close");
};

/** The service of a team that version 0.1 has used. */
export interface FirstService {
  /** What the admin is shown of who is in the team, with which devices; without when these were there last, or are now. */
  members(): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Starts it, with a copy of what it had stored.
 *
 * @throws Error when something else listens where it must
 */
export const startFirstService = async (): Promise<FirstService> => {
  await expectFree();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "pingroom-first-service-"));
  await cp(path.join(firstProfiles, "service"), dataDir, { recursive: true });
  const service = await startTokenService({ port, env: { ALLOW_GUESTS: "false", DATA_DIR: dataDir } });
  return {
    members: async () => {
      const env = { PUBLIC_URL: service.url, DATA_DIR: dataDir };
      const { output } = await spawnEntry("commands/members.ts", dataDir, env);
      const lines = output.trimEnd().split("\n");
      const head = lines.findIndex((line) => line.startsWith("MEMBER"));
      const width = lines[head]?.indexOf("LAST SEEN");
      return lines.slice(head + 1).map((line) => line.slice(0, width).trimEnd());
    },
    stop: async () => {
      await service.stop();
      await removeFolder(dataDir);
    },
  };
};
