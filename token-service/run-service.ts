import { createLog } from "./base/log.ts";
import { endOnSignal } from "./end-on-signal.ts";
import type { Config } from "./settings/config.ts";
import { ConfigError } from "./settings/config-error.ts";
import { readSettings } from "./settings/read-settings.ts";
import { type Service, startService } from "./start-service.ts";

/**
 * Runs the service as a process: settings from the environment and `.env`, an end at SIGINT or SIGTERM, and for a
 * wrong setting one sentence and exit code 1.
 *
 * @param adjust what the caller decides for settings that the admin left open
 */
export const runService = async (
  adjust: (config: Config) => Config = (config) => config,
): Promise<{ config: Config; service: Service } | undefined> => {
  try {
    const config = adjust(await readSettings());
    const log = createLog(config.logLevel);
    const service = await startService(config, log);
    endOnSignal(service.close, log);
    return { config, service };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  }
};
