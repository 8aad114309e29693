import type { EventEmitter } from "node:events";
import type { Logger } from "./base/log.ts";

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
