import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isUdpPortFree } from "../base/udp-port.ts";
import type { RelayFailure } from "../embedded-rooms/relay/relay-messages.ts";
import { relayProblem } from "../engines/relay-problem.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { relayPlace } from "../settings/reach.ts";
import type { OpeningCheck } from "./start-up-checks.ts";

/** With this code a process ends that cannot load the library; a crash has others. */
const notLoaded = 3;

/**
 * Loads the relay's library in a process of its own, which native code may end.
 *
 * @param library the package's name
 * @returns why the relay could not start; undefined when the library loads
 */
export const libraryFailure = async (library = "node-datachannel"): Promise<RelayFailure | undefined> => {
  let file: string;
  try {
    file = createRequire(import.meta.url).resolve(library);
  } catch {
    return "no-library";
  }
  const loading = `import(${JSON.stringify(pathToFileURL(file).href)}).then(() => process.exit(0), () => process.exit(${notLoaded}))`;
  const child = spawn(process.execPath, ["--eval", loading], { stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(child, "close");
  if (code === 0) return undefined;
  return code === notLoaded ? "no-library" : "crashed";
};

const checks: readonly OpeningCheck[] = [
  {
    topic: "Relay",
    look: async (config) => {
      const failure = await libraryFailure();
      if (failure) throw new ConfigError(relayProblem(failure, relayPlace(config)));
    },
    fine: () => "The package node-datachannel loads.",
  },
  {
    topic: "Relay port",
    look: async (config) => {
      const place = relayPlace(config);
      if (!(await isUdpPortFree(place.port, place.host)))
        throw new ConfigError(relayProblem("port-taken", place));
    },
    fine: (config) => `RELAY_PORT ${relayPlace(config).port}/udp is free.`,
  },
];

/**
 * What the relay itself finds out when it starts, in that order: the doctor tries it without a relay. A service that runs has a
 * relay that runs, and Twilio's rooms need none.
 */
export const relayChecks = (
  { twilio }: Pick<Config, "twilio">,
  isRunning: boolean,
): readonly OpeningCheck[] => (twilio || isRunning ? [] : checks);
