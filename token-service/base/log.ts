import { type Logger, pino } from "pino";

export type { Logger } from "pino";

// Nothing should pass a secret to the log; should it happen all the same, it ends here.
const secrets = ["token", "secret", "keySecret", "credential", "authorization", "session", "cookie"];

/**
 * The service's log: JSON lines on standard output, or coloured lines on a terminal. Times are ISO 8601, UTC.
 *
 * @param level pino's words: fatal, error, warn, info, debug, trace, silent
 * @param forPeople whether people read it, and no program
 */
export const createLog = (level: string, forPeople = process.stdout.isTTY): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[secret]" },
    ...(forPeople
      ? {
          transport: {
            target: "pino-pretty",
            options: { translateTime: false, ignore: "requestId", colorize: process.stdout.isTTY },
          },
        }
      : {}),
  });
