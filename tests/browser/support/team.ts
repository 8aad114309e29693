import path from "node:path";
import { startTokenService, type TokenServiceProcess } from "../../support/token-service-process.ts";
import { spawnEntry } from "../../token-service/support/spawn-entry.ts";

/** A service that lets in its team alone, and what its admin types. */
export interface TestTeam {
  readonly service: TokenServiceProcess;
  /** Makes an invite and returns the link. @param rooms as the admin writes them, such as `ping-room,ops:subscribe` */
  invite(name: string, rooms?: string): Promise<string>;
  /** Removes a member with all their devices, and puts them out of the rooms. */
  remove(name: string): Promise<void>;
  /** What the admin is shown of who is in the team, with which devices. */
  members(): Promise<string>;
  /** How often the service was asked for access so far, by its log. */
  tokenRequests(): number;
  stop(): Promise<void>;
}

/** Starts the service of a team that has no member yet. @param settings variables of the service besides */
export const startTeam = async (settings: Record<string, string> = {}): Promise<TestTeam> => {
  const service = await startTokenService({ env: { ALLOW_GUESTS: "false", ...settings } });
  const env = { PUBLIC_URL: service.url, DATA_DIR: service.dataDir };
  const type = async (command: string, ...args: string[]): Promise<string> => {
    const entry = `commands/${command}.ts`;
    const { code, output } = await spawnEntry(entry, path.dirname(service.dataDir), env, args);
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${output}`);
    return output;
  };
  return {
    service,
    async invite(name, rooms) {
      const output = await type("invite", "--name", name, ...(rooms === undefined ? [] : ["--rooms", rooms]));
      return output.split("\n").find((line) => line.includes("/join#")) ?? "";
    },
    async remove(name) {
      await type("remove", "--member", name);
    },
    members: () => type("members"),
    tokenRequests: () => service.output().split('"path":"/token"').length - 1,
    stop: () => service.stop(),
  };
};
