import type { EventEmitter } from "node:events";
import { createLog, type Logger } from "../base/log.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type Service, startService } from "./start-service.ts";

/**
 * Ends the process when it is asked to: closes the service first, and says in the log when that fails. A second signal
 * ends it at once, as it would any program.
 *
 * @param close stops the service
 * @param self `process`, or what stands for it
 */
export const endOnSignal = (
  close: () => Promise<void>,
  log: Logger,
  self: EventEmitter & { exit: (code: number) => void } = process,
): void => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    self.once(signal, () => {
      close().then(
        () => self.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "the service could not be closed properly");
          self.exit(1);
        },
      );
    });
  }
};

/**
 * Runs the service as a process, with settings from the environment and `.env`, until SIGINT or SIGTERM. For a wrong
 * setting it prints one sentence and exits with code 1.
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
