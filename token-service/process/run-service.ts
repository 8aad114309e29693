import type { EventEmitter } from "node:events";
import { createLog, type Logger } from "../base/log.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type Service, startService } from "./start-service.ts";

/** Within so many milliseconds a further signal is the same one: at Ctrl+C the terminal sends it, and npm passes it on. */
const sameSignalMs = 1_000;

const unreadLogMs = 1_000;

/**
 * Ends the process when it is asked to: closes the service first, and says in the log when that fails. A second signal, a
 * second later or more, ends it at once, as it would any program.
 *
 * @param close stops the service
 * @param self `process`, or what stands for it
 * @param now monotonic milliseconds
 */
export const endOnSignal = (
  close: () => Promise<void>,
  log: Logger,
  self: EventEmitter & { exit: (code: number) => void } = process,
  now = () => performance.now(),
): void => {
  let askedAt: number | undefined;
  /** Ends it once the log is written; at the latest a second later, where nobody reads it. */
  const exit = (code: number): void => {
    setTimeout(() => self.exit(code), unreadLogMs);
    log.flush(() => self.exit(code));
  };
  const end = (signal: string): void => {
    if (askedAt !== undefined) {
      if (now() - askedAt >= sameSignalMs) self.exit(1);
      return;
    }
    askedAt = now();
    log.info({ signal }, "stopping");
    close().then(
      () => {
        log.info("stopped");
        exit(0);
      },
      (error: unknown) => {
        log.error({ err: error }, "the service could not be closed properly");
        exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM"]) self.on(signal, () => end(signal));
};

/** How a service runs that is more than a service. */
export interface RunOptions {
  /** What the caller decides for settings that the admin left open. */
  adjust?: (config: Config) => Config;
  /** Whether people read its log, also where standard output is no terminal. */
  forPeople?: boolean;
}

/**
 * Runs the service as a process, with settings from the environment and `.env`, until SIGINT or SIGTERM. For a wrong
 * setting it prints one sentence and exits with code 1.
 */
export const runService = async ({
  adjust = (config) => config,
  forPeople,
}: RunOptions = {}): Promise<{ config: Config; service: Service } | undefined> => {
  try {
    const config = adjust(await readSettings());
    const log = createLog(config.logLevel, forPeople);
    const starting = startService(config, log);
    // From now on: a supervisor may change its mind while the service still opens its store.
    endOnSignal(async () => (await starting.catch(() => undefined))?.close(), log);
    return { config, service: await starting };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return undefined;
  }
};
